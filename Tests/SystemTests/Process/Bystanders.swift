import Chat
import ChatTesting

/// Two who talk while something happens to others, and how long their words took.
struct Bystanders: Sendable {
  let writer: SocketClient
  let reader: SocketClient
  let conversation: String

  /// Talks about a hundred times a second, at least once and then until `isOver`; answers how long
  /// each word took from one to the other.
  func talk(_ name: String, until isOver: () -> Bool) async throws -> [Duration] {
    var latencies: [Duration] = []
    repeat {
      latencies.append(try await say("\(name)-\(latencies.count)"))
      try await Task.sleep(for: .milliseconds(10))
    } while !isOver()
    return latencies
  }

  private func say(_ word: String) async throws -> Duration {
    let began = ContinuousClock.now
    async let heard = reader.next("entry") { $0["entry"]["clientId"].text == word }
    let answer = try await writer.ask([
      "type": "send", "conversation": .string(conversation), "clientId": .string(word),
      "body": .string(word),
    ])
    guard answer["type"] == "ok" else { throw Refused(answer: answer) }
    _ = try await heard
    return ContinuousClock.now - began
  }

  struct Refused: Error {
    let answer: JSONValue
  }
}

extension [Duration] {
  /// What 99 of 100 are not above; zero where there are none.
  var p99: Duration { isEmpty ? .zero : sorted()[count * 99 / 100] }
}
