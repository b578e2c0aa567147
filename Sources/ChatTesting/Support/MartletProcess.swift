import Foundation

/// The built `martlet` over one data folder; killed with the test that started it.
package final class MartletProcess {
  package let port: Int
  private let process = Process()
  private let log: URL

  /// Starts `martlet serve` and returns when it takes requests.
  package static func serving(
    _ folder: TemporaryFolder, _ flags: [String] = [], environment: [String: String] = [:]
  ) async throws -> MartletProcess {
    let martlet = try await MartletProcess(folder, flags, environment: environment)
    guard try await martlet.isReady() else { throw NotReady(log: martlet.logged) }
    return martlet
  }

  /// Starts `martlet serve` on a port of its own.
  package init(
    _ folder: TemporaryFolder, _ flags: [String] = [], environment: [String: String] = [:]
  ) async throws {
    port = try LoopbackPort.choose()
    log = URL(filePath: folder.path).appending(path: "log-\(UUID().uuidString)")
    try Data().write(to: log)
    // The package manager puts the products and the tests of them into one folder.
    process.executableURL = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "martlet")
    process.arguments =
      [
        "serve", "--port", "\(port)", "--data", folder.path + "/data", "--public-url",
        SocketClient.publicURL, "--limits-sends-per-minute", "10000",
      ] + flags
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
  }

  deinit {
    guard process.isRunning else { return }
    send(SIGKILL)
    process.waitUntilExit()
  }

  /// What it has written to its log so far.
  package var logged: String {
    String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self)
  }

  /// The most memory it has ever held, in bytes, as Linux counts it; nil elsewhere.
  package var peakMemory: Int? {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    return status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      .flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1_024 }
  }

  /// Sends it `signal`.
  package func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// How it exits; nil for a signal, and when it still runs after 90 seconds.
  package nonisolated(nonsending) func exitStatus() async throws -> Int32? {
    guard try await poll({ !process.isRunning }), process.terminationReason == .exit else {
      return nil
    }
    return process.terminationStatus
  }

  /// Kills it and waits until it is gone.
  package nonisolated(nonsending) func killAtOnce() async throws {
    send(SIGKILL)
    _ = try await poll { !process.isRunning }
  }

  private nonisolated(nonsending) func isReady() async throws -> Bool {
    try await poll { self.logged.contains("\"message\":\"Serving\"") || !self.process.isRunning }
      && process.isRunning
  }

  /// Another process tells nobody here when it changes, so it is asked again and again.
  private nonisolated(nonsending) func poll(_ isDone: () -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(90)
    while !isDone() {
      guard ContinuousClock.now < end else { return false }
      try await Task.sleep(for: .milliseconds(10))
    }
    return true
  }

  package struct NotReady: Error {
    package let log: String
  }
}
