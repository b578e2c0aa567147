import Foundation

/// The commands of whoever runs a server.
package enum Operator {
  /// Runs the built `martlet` to its end, which comes by itself; answers its exit code.
  package static func run(_ arguments: [String]) async throws -> Int32 {
    try await run(arguments, output: FileHandle.nullDevice)
  }

  /// As ``run(_:)``; answers what it printed, or nil where it failed.
  package static func ask(_ arguments: [String]) async throws -> String? {
    let output = Pipe()
    guard try await run(arguments, output: output) == 0 else { return nil }
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    return String(decoding: printed, as: UTF8.self)
  }

  private static func run(_ arguments: [String], output: Any) async throws -> Int32 {
    let process = Process()
    // The package manager puts the products and the tests of them into one folder.
    process.executableURL = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "martlet")
    process.arguments = arguments
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
