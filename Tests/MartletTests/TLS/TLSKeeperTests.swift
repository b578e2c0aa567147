import Chat
import ChatTesting
import Foundation
import Logging
import Synchronization
import Testing

@testable import Martlet

/// When a renewed certificate is taken, and what a signal does before anybody hears it.
@Suite(.timeLimit(.minutes(10))) struct TLSKeeperTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `Files that were renewed are taken within a minute, without a signal`() async throws {
    let (clock, log) = (TestClock(), Told())
    try await makeCertificate("first")
    let keeper = try TLSKeeper(
      certificate: path("chain.pem"), key: path("key.pem"), world: .test(clock: clock),
      logger: Logger(label: "test") { _ in log })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await keeper.run() }
      await clock.waitForSleepers()

      await clock.advance(by: .seconds(60))
      await clock.waitForSleepers()
      #expect(log.messages.isEmpty, "they are as they were")

      try await makeCertificate("second")
      await clock.advance(by: .seconds(59))
      #expect(log.messages.isEmpty)
      await clock.advance(by: .seconds(1))
      await clock.waitForSleepers()
      #expect(log.messages == ["Took a new certificate"])

      try "no certificate".write(toFile: path("chain.pem"), atomically: true, encoding: .utf8)
      await clock.advance(by: .seconds(60))
      await clock.waitForSleepers()
      #expect(log.messages.dropFirst() == ["The certificate cannot be renewed"])
      group.cancelAll()
    }
  }

  @Test func `A signal that comes before anybody hears it ends nothing`() async throws {
    try await makeCertificate("first")
    // It looks for a database that is not there: it has begun, and does not serve yet.
    let martlet = try MartletProcess([
      "serve", "--port", "{port}", "--data", folder.path + "/data", "--public-url",
      "https://localhost:8443", "--tls-certificate", path("chain.pem"), "--tls-key",
      path("key.pem"), "--store", "mongodb://127.0.0.1:1/?replicaSet=rs0",
    ])
    try #require(try await martlet.logs("Connecting"))

    martlet.send(SIGHUP)

    #expect(try await martlet.exitStatus() == ExitCode.unavailable.rawValue)
    #expect(martlet.endingSignal == nil)
    #expect(martlet.logged.contains("Cannot serve"))
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func makeCertificate(_ name: String) async throws {
    try await Program.output(of: [
      "/usr/bin/env", "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
      "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-keyout",
      path("key.pem"), "-out", path("chain.pem"),
    ])
  }
}

/// Keeps what a logger is told.
private final class Told: LogHandler, Sendable {
  private let kept = Mutex<[String]>([])

  var messages: [String] { kept.withLock { $0 } }

  func log(event: LogEvent) { kept.withLock { $0.append("\(event.message)") } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set { _ = newValue }
  }

  var metadata: Logger.Metadata {
    get { [:] }
    set { _ = newValue }
  }

  var logLevel: Logger.Level {
    get { .trace }
    set { _ = newValue }
  }
}
