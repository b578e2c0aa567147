import Foundation

/// What `Package.swift` declares: the targets, and the modules each may import.
struct Manifest {
  /// By the name of a target, every name that its declaration holds besides its own.
  let dependencies: [String: Set<String>]

  /// Reads the calls that make targets out of `file`.
  init(_ file: SourceFile) {
    let openings = file.text.components(separatedBy: "arget(").dropFirst()
    let declared = openings.map { Manifest.upToClosing($0).captures(of: "\"([^\"]+)\"") }
    dependencies = Dictionary(
      declared.compactMap { names in names.first.map { ($0, Set(names.dropFirst())) } },
      uniquingKeysWith: { $0.union($1) }
    )
  }

  /// `text` up to the parenthesis that closes the one before it.
  private static func upToClosing(_ text: String) -> String {
    var depth = 1
    return String(
      text.prefix { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth > 0
      }
    )
  }
}
