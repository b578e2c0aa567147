import Chat
import ChatTesting
import Logging
import Synchronization
import Testing

/// The log of a whole run names nobody and quotes nothing.
@Suite(.timeLimit(.minutes(10))) struct LogTests {
  @Test func `No secret and nothing personal is ever logged`() async throws {
    let log = RecordedLog()
    let logger = Logger(label: "test") { _ in RecordingLogHandler(log: log) }
    let secrets = try await LiveChat.run(logger: logger) { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let (adas, graces) = (try await ada.connect(), try await grace.connect())
      let body = "canary in a message"
      _ = try await adas.ask([
        "type": "send", "conversation": .string(conversation), "clientId": "one",
        "body": .string(body),
      ])
      try await graces.next("entry")
      let fresh = try await ada.refresh()
      _ = try await Device.answer("ada", password: "canary password", port: chat.port)
      _ = try await Device.answer("canary login", password: Device.password, port: chat.port)
      _ = try await ada.send(.PATCH, "users/me", ["displayName": "Canary Byron"])
      _ = try await ada.send(.GET, "users?query=canaryquery")
      try await ada.send(.GET, "users?limit=canary").expect(422, "invalid")
      try await ada.send(.GET, "conversations/canary").expect(404, "not-found")
      try await ada.send(.PATCH, "users/me", "canary").expect(400, "malformed")
      try await ada.refresh(headers: ["Origin": "https://canary.example"])
        .expect(403, "origin-refused")
      try await graces.send(text: "{\"type\":\"canary frame\"}")
      try await graces.send(text: "canary noise")
      _ = try await graces.end()
      _ = try await ada.send(.DELETE, "sessions/current")
      return [
        Device.password, "canary", "Canary", "Lovelace", "Hopper", ada.token, grace.token,
        String(ada.cookie.drop { $0 != "=" }.dropFirst()),
        String(try Device.cookie(in: fresh).drop { $0 != "=" }.dropFirst()),
        try #require(fresh.json["accessToken"].text),
      ]
    }

    #expect(!log.text.isEmpty)
    for secret in secrets { #expect(!log.text.contains(secret), "\(secret)") }
  }
}

/// All that was logged, at every level.
private final class RecordedLog: Sendable {
  private let lines = Mutex("")

  var text: String { lines.withLock { $0 } }

  func add(_ line: String) { lines.withLock { $0 += line + "\n" } }
}

private struct RecordingLogHandler: LogHandler {
  let log: RecordedLog
  var metadata = Logger.Metadata()
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let error = event.error.map { "\($0)" } ?? ""
    log.add("\(event.message) \(metadata) \(event.metadata ?? [:]) \(error)")
  }
}
