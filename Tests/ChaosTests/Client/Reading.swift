import Chat
import ChatTesting

// What a client reads out of the contract's documents.

extension RunHistory.Entry {
  init?(_ json: JSONValue) {
    guard let conversation = json["conversation"].text, let seq = json["seq"].number,
      let id = json["id"].text, let kind = json["kind"].text, let target = json["target"].number
    else { return nil }
    self.init(
      conversation: conversation, seq: seq, id: id, author: json["author"].text ?? "",
      clientId: json["clientId"].text ?? "", kind: kind, target: target,
      message: RunHistory.Message(json["message"]))
  }
}

extension RunHistory.Message {
  init(_ json: JSONValue) {
    let reactions = json["reactions"].items.map {
      ($0["emoji"].text ?? "", Set($0["users"].items.compactMap(\.text)))
    }
    self.init(
      rev: json["rev"].number ?? 0, body: json["body"].text ?? "",
      isDeleted: json["deletedAt"] != .null, reactions: Dictionary(reactions) { $1 })
  }
}

extension RunHistory.Pointers {
  init(_ json: JSONValue) {
    self.init(read: json["readSeq"].number ?? 0, delivered: json["deliveredSeq"].number ?? 0)
  }
}

extension RunHistory.Conversation {
  /// A conversation as the server shows it, with the log that was read beside it.
  init(_ json: JSONValue, log: [JSONValue]) {
    let pointers = json["members"].items.compactMap { member in
      member["user"]["id"].text.map { ($0, RunHistory.Pointers(member)) }
    }
    self.init(
      id: json["id"].text ?? "", head: json["head"].number ?? 0, headId: json["headId"].text,
      unread: json["unread"].number ?? 0, pointers: Dictionary(pointers) { $1 },
      log: log.compactMap(RunHistory.Entry.init))
  }
}
