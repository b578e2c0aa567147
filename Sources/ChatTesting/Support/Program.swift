import Foundation

/// Other programs, run to their ends.
///
/// No thread waits for them: those of the tasks' pool are as few as the processors, and with all of
/// them waiting no test would go on.
package enum Program {
  /// How one ended.
  package struct End: Sendable {
    /// 0 where all went well; the number of the signal that ended it, if one did.
    package let status: Int32
    /// What it wrote to standard output.
    package let printed: Data
  }

  /// Runs the program at the path `command` begins with, in this process's environment or in one of its own.
  package static func run(_ command: [String], environment: [String: String]? = nil) async throws
    -> End
  {
    // A file takes whatever is printed; a pipe would have to be read meanwhile.
    let folder = try TemporaryFolder()
    let output = URL(filePath: folder.path).appending(path: "output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    if let environment { process.environment = environment }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return End(status: status, printed: try Data(contentsOf: output))
  }

  /// As ``run(_:environment:)``; answers what it printed, and throws where it failed.
  @discardableResult
  package static func output(of command: [String]) async throws -> Data {
    let end = try await run(command)
    guard end.status == 0 else { throw Failed(command: command.joined(separator: " ")) }
    return end.printed
  }

  package struct Failed: Error {
    package let command: String
  }
}
