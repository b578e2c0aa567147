import Foundation

/// One text file of the repository.
struct SourceFile {
  /// Where it stands, from the root of the repository, as in `Sources/Chat/Features.swift`.
  let path: String
  /// What it holds.
  let text: String

  /// The folders and the name of its path.
  var parts: [String] { path.split(separator: "/").map(String.init) }

  /// Its Swift without comments and without the text of string literals.
  var code: String { SwiftCode.stripped(text) }

  /// The modules it imports, in whichever of the ways that Swift has.
  var imports: Set<String> {
    let kinds = "(?:class|enum|func|let|protocol|struct|typealias|var) "
    let pattern = "(?m)^ *(?:@[A-Za-z_()]+ +)*(?:[a-z]+ +)?import +(?:\(kinds))?([A-Za-z0-9_]+)"
    return Set(code.captures(of: pattern))
  }
}

extension String {
  /// What the first group of the regular expression `pattern` matched, at each of its matches.
  func captures(of pattern: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else {
      preconditionFailure("Not a regular expression: \(pattern)")
    }
    let whole = NSRange(startIndex..., in: self)
    return expression.matches(in: self, range: whole).compactMap { match in
      Range(match.range(at: 1), in: self).map { String(self[$0]) }
    }
  }

  /// Whether `name` stands in it as a word of its own.
  func mentions(_ name: String) -> Bool {
    range(of: "\\b\(name)\\b", options: .regularExpression) != nil
  }
}
