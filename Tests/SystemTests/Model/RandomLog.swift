import ChatTesting
import Foundation

@testable import Chat

/// A log by chance, in the contract's words: what is told live while it grows, and how it ends.
struct RandomLog {
  /// Whose devices are told.
  let user: String
  /// Brings the conversation when there was nothing in it.
  let opening: JSONValue
  /// What is told live, in the order in which things happened.
  let frames: [JSONValue]
  /// The conversation as it is in the end.
  let conversation: JSONValue
  /// All its messages as they are in the end, ascending.
  let messages: [JSONValue]

  init(entries: Int, seed: UInt64) async throws {
    var talk = try await RandomTalk(seed: seed)
    user = talk.ada.id.description
    opening = try Self.json(ConversationShown(conversation: try await talk.conversation()))
    try await talk.go(on: entries)
    frames = try talk.frames.map(Self.json)
    conversation = try Self.json(try await talk.conversation())
    messages = try await talk.messages().map(Self.json)
  }

  /// Everything once and some of it again, in any order; what is told late shows a message as it is.
  func shuffled(using chance: inout SplitMix64) -> [JSONValue] {
    let again = frames.filter { _ in Bool.random(using: &chance) }.map { frame -> JSONValue in
      let now = messages.first { $0["seq"] == frame["entry"]["target"] }
      guard let now, case .object(var entry) = frame["entry"] else { return frame }
      entry["message"] = now
      return ["type": "entry", "entry": .object(entry)]
    }
    return (frames + again).shuffled(using: &chance)
  }

  private static func json(_ value: any Encodable) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
  }
}
