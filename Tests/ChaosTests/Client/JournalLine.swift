import ChatTesting

/// A line of what the second client writes down: an event's name, and whatever it says of it.
///
/// It names every key with its type, because reading any JSON whatever takes a hundred times as long.
struct JournalLine: Decodable {
  let time: Int
  let event: String
  let device: RunHistory.Device?
  let conversation, author, clientId, user, code, id, what: String?
  let seq, readSeq, deliveredSeq, since, count: Int?
  let silently, whole: Bool?
  let action: Action?
  let entry: Entry?
  let people: [String]?
  /// Whether each friend is here.
  let states: [String: Bool]?
  let pointers: [String: Pointers]?
  let messages: [Message]?

  struct Action: Decodable {
    let type: String
    let seq: Int?
    let body, emoji: String?
    let on: Bool?
  }

  struct Entry: Decodable {
    let conversation, id, kind: String
    let author, clientId: String?
    let seq, target: Int
    let message: Message
  }

  struct Message: Decodable {
    let seq, rev: Int
    let body: String
    let deletedAt: Int?
    let reactions: [Reaction]
  }

  struct Reaction: Decodable {
    let emoji: String
    let users: Set<String>
  }

  struct Pointers: Decodable {
    let readSeq, deliveredSeq: Int
  }
}

extension RunHistory.Device: Decodable {
  /// Person and number.
  public init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    self.init(try parts.decode(String.self), try parts.decode(Int.self))
  }
}
