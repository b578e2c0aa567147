import Foundation

/// The commands of whoever runs a server.
package enum Operator {
  /// Runs the built `martlet` to its end, which comes by itself; answers its exit code.
  package static func run(_ arguments: [String]) async throws -> Int32 {
    try await end(of: arguments).status
  }

  /// As ``run(_:)``; answers what it printed, or nil where it failed.
  package static func ask(_ arguments: [String]) async throws -> String? {
    let end = try await end(of: arguments)
    return end.status == 0 ? String(decoding: end.printed, as: UTF8.self) : nil
  }

  /// As ``run(_:)``, at a terminal of its own (util-linux' `script`) where somebody types `line`.
  package static func run(_ arguments: [String], typing line: String) async throws -> Int32 {
    let command = ([martlet] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let typed = "printf '%s\\n' \"$0\" | script --quiet --return --command \"$1\" /dev/null"
    return try await Program.run(
      ["/bin/sh", "-c", typed, line, command], environment: ["PATH": "/usr/bin:/bin"]
    ).status
  }

  private static func end(of arguments: [String]) async throws -> Program.End {
    try await Program.run([martlet] + arguments, environment: [:])
  }

  // The package manager puts the products and the tests of them into one folder.
  private static let martlet = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "martlet").path
}
