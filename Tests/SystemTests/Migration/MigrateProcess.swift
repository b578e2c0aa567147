import ChatTesting
import Foundation

/// The built `martlet migrate`, from one end to the other; killed with the test that started it.
final class MigrateProcess {
  private let process = Process()
  /// Has what it says; a pipe would hold up the thread that reads it.
  private let folder: TemporaryFolder

  /// Starts it; `PROOF_BINARY` names another build than the one beside the tests.
  ///
  /// With a `life` it is killed when it syncs the disk once more than that.
  init(
    from source: String, to target: String, _ arguments: [String] = [], life: Int64? = nil
  ) throws {
    let binary = ProcessInfo.processInfo.environment["PROOF_BINARY"]
    folder = try TemporaryFolder()
    // The package manager puts the products and the tests of them into one folder.
    process.executableURL =
      binary.map { URL(filePath: $0) }
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "martlet")
    process.arguments = ["migrate", "--from", source, "--to", target] + arguments
    process.environment = [:]
    if let life {
      let system = try FaultySystem(folder)
      try system.write(life: life)
      process.environment = system.environment
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try writer(of: "printed")
    process.standardError = try writer(of: "told")
    try process.run()
  }

  deinit {
    if process.isRunning {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// What it came to.
  struct End {
    /// Nil for a signal.
    let status: Int32?
    let printed: String
    let told: String
  }

  /// Kills it after so long, unless it has ended by then.
  func kill(after time: Duration) async throws -> End {
    try await Task.sleep(for: time)
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    return try await end()
  }

  /// Waits until it has ended, for at most 15 minutes.
  func end() async throws -> End {
    let limit = ContinuousClock.now + .seconds(900)
    while process.isRunning {
      guard ContinuousClock.now < limit else { throw TooLong() }
      try await Task.sleep(for: .milliseconds(10))
    }
    return End(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      printed: try String(contentsOf: file("printed"), encoding: .utf8),
      told: try String(contentsOf: file("told"), encoding: .utf8))
  }

  private func file(_ name: String) -> URL { URL(filePath: folder.path).appending(path: name) }

  private func writer(of name: String) throws -> FileHandle {
    try Data().write(to: file(name))
    return try FileHandle(forWritingTo: file(name))
  }

  private struct TooLong: Error {}
}
