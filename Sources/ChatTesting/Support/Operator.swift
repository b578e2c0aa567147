import Foundation

/// The commands of whoever runs a server.
package enum Operator {
  /// Runs the built `martlet` to its end, which comes by itself; answers its exit code.
  package static func run(_ arguments: [String]) async throws -> Int32 {
    let process = Process()
    // The package manager puts the products and the tests of them into one folder.
    process.executableURL = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "martlet")
    process.arguments = arguments
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
