import Chat
import ChatTesting
import NIOHTTP1

/// Somebody with an account who is nobody's friend, and tries what they may not.
struct Stranger: Sendable {
  let client: ModelClient
  let recorder: Recorder

  /// Tries until the task is cancelled.
  func pry(_ random: SplitMix64) async {
    var random = random
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(300))
      guard let id = recorder.conversations.randomElement(using: &random),
        let attempt = Self.attempts.randomElement(using: &random)
      else { continue }
      // Another last digit makes an id that nothing has.
      let other = String(id.dropLast()) + (id.last == "0" ? "1" : "0")
      guard let answer = await ask(attempt, id), let nothing = await ask(attempt, other)
      else { continue }
      recorder.record(
        client.device,
        .tried(
          RunHistory.Attempt(
            "\(attempt.method) \(attempt.path)", answer: answer, answerForNothing: nothing)))
    }
  }

  private struct Try: Sendable {
    let method: HTTPMethod
    /// Behind the conversation.
    let path: String
    var body: JSONValue?
  }

  private static let attempts = [
    Try(method: .GET, path: ""),
    Try(method: .GET, path: "/messages"),
    Try(method: .GET, path: "/log?after=1"),
    Try(method: .POST, path: "/messages", body: ["clientId": "prying", "body": "Hello"]),
    Try(method: .PUT, path: "/read", body: ["seq": 1]),
    Try(method: .PATCH, path: "", body: ["muted": true]),
  ]

  /// Nil where there was none, or none that says anything.
  private func ask(_ attempt: Try, _ id: String) async -> String? {
    let path = "conversations/\(id)\(attempt.path)"
    guard let answer = try? await client.login.send(attempt.method, path, attempt.body),
      answer.isFinal
    else { return nil }
    return "\(answer.status) \(answer.body)"
  }
}
