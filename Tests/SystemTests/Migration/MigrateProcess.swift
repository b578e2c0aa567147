import Foundation

/// The built `martlet migrate`, from one end to the other; killed with the test that started it.
final class MigrateProcess {
  private let process = Process()
  private let output = Pipe()
  private let errors: URL

  /// Starts it; `PROOF_BINARY` names another build than the one beside the tests.
  init(from source: String, to target: String, _ arguments: [String] = []) throws {
    let binary = ProcessInfo.processInfo.environment["PROOF_BINARY"]
    // The package manager puts the products and the tests of them into one folder.
    process.executableURL =
      binary.map { URL(filePath: $0) }
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "martlet")
    process.arguments = ["migrate", "--from", source, "--to", target] + arguments
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    errors = FileManager.default.temporaryDirectory.appending(path: "migrate-\(UUID().uuidString)")
    try Data().write(to: errors)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  deinit {
    if process.isRunning {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: errors)
  }

  /// What it came to.
  struct End {
    /// Nil for a signal.
    let status: Int32?
    let printed: String
    let told: String
  }

  /// Kills it as soon as `isTime`, unless it has ended by then; asks every millisecond.
  func kill(once isTime: () -> Bool) async throws -> End {
    while process.isRunning {
      if isTime() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        break
      }
      try await Task.sleep(for: .milliseconds(1))
    }
    return try await end()
  }

  /// Waits until it has ended, for at most 15 minutes.
  func end() async throws -> End {
    let limit = ContinuousClock.now + .seconds(900)
    while process.isRunning {
      guard ContinuousClock.now < limit else { throw TooLong() }
      try await Task.sleep(for: .milliseconds(10))
    }
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    return End(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      printed: String(decoding: printed, as: UTF8.self),
      told: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  private struct TooLong: Error {}
}
