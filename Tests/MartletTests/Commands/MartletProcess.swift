import ChatTesting
import Foundation

/// The built `martlet`, run as an operator runs it; killed with the test that started it.
final class MartletProcess {
  /// Port of this process's server on loopback.
  let port: Int
  private let process = Process()
  private let folder: TemporaryFolder

  /// Starts `martlet` with `arguments`, in which `{port}` stands for `port`, and of this process's
  /// environment only what is in `environment`.
  init(
    _ arguments: [String],
    environment: [String: String] = [:],
    port: Int? = nil
  ) throws {
    let port = try port ?? LoopbackPort.choose()
    self.port = port
    folder = try TemporaryFolder()
    // The package manager puts the products and the tests of them into one folder.
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("martlet")
    process.arguments = arguments.map { $0.replacingOccurrences(of: "{port}", with: "\(port)") }
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.writer(of: folder.write("", to: "stdout"))
    process.standardError = try Self.writer(of: folder.write("", to: "stderr"))
    try process.run()
  }

  deinit {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// What it has written to standard output so far.
  var printed: String { text("stdout") }

  /// What it has written to standard error so far.
  var logged: String { text("stderr") }

  /// Its number.
  var id: Int32 { process.processIdentifier }

  /// Sends it `signal`.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until it has ended; nil when it has not within `seconds`.
  func exitStatus(within seconds: Double = 90) async throws -> Int32? {
    try await poll(for: seconds) { !process.isRunning } ? process.terminationStatus : nil
  }

  /// The signal that ended it, once it has; nil if it ended by itself.
  var endingSignal: Int32? {
    process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil
  }

  /// Whether it says within `seconds` that it takes requests.
  func isServing(within seconds: Double = 90) async throws -> Bool {
    try await poll(for: seconds) { logged.contains(#""message":"Serving""#) || !process.isRunning }
      && process.isRunning
  }

  /// Whether it logs `message` within `seconds`.
  func logs(_ message: String, within seconds: Double = 90) async throws -> Bool {
    try await poll(for: seconds) { logged.contains("\"message\":\"\(message)\"") }
  }

  private func poll(for seconds: Double, until isDone: () -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !isDone() {
      guard ContinuousClock.now < end else { return false }
      try await Task.sleep(for: .milliseconds(20))
    }
    return true
  }

  private func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: "\(folder.path)/\(name)")
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private static func writer(of path: String) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}
