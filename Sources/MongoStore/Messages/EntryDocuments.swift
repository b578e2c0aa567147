import Chat

/// The entries that change a message, by the number that stands for their kind.
let changeKinds: [Entry.Kind] = [.message, .edited, .deleted, .reacted, .prepared]

extension Draft {
  /// The document of a message that is new.
  func document(as seq: Int, place: Int) -> BSONDocument {
    var document: BSONDocument = [
      "_id": EntryKey(conversation, seq).bson, "c": conversation.bson, "i": id.bson,
      "u": place.bson, "k": clientId.bson, "d": digest.bson, "t": sentAt.bson, "b": body.bson,
    ]
    document.append("r", ifAny: replyTo)
    if !attachments.isEmpty { document.append("a", attachments.bson) }
    return document
  }

  /// The message that this becomes.
  func message(as seq: Int, _ attachments: [Attachment] = []) -> Message {
    Message(
      conversation: conversation, seq: seq, id: id, author: author, clientId: clientId,
      sentAt: sentAt, body: body, attachments: attachments, replyTo: replyTo)
  }
}

/// One person's emoji on a message.
struct Mark: Equatable, BSONConvertible {
  let emoji: String
  let place: Int
  /// Of the entry that set it.
  let seq: Int

  init(emoji: String, place: Int, seq: Int) {
    self.emoji = emoji
    self.place = place
    self.seq = seq
  }

  var bson: BSONValue { ["e": emoji.bson, "u": place.bson, "s": seq.bson] }

  init?(bson: BSONValue) {
    guard let document = BSONDocument(bson: bson),
      let emoji = document["e"].flatMap(String.init(bson:)),
      let place = document["u"].flatMap(Int.init(bson:)),
      let seq = document["s"].flatMap(Int.init(bson:))
    else { return nil }
    self.init(emoji: emoji, place: place, seq: seq)
  }
}

extension Message {
  /// The message of a document, as it is now.
  init(
    _ document: BSONDocument, _ conversation: StoredConversation,
    _ attachments: [MediaID: Attachment]
  ) throws(BSONFault) {
    let key: EntryKey = try document.value("_id")
    let media: [MediaID] = try document.optional("a") ?? []
    let marks: [Mark] = try document.optional("m") ?? []
    self.init(
      conversation: key.conversation, seq: key.seq, id: try document.value("i"),
      author: try conversation.author(document.value("u")), clientId: try document.value("k"),
      sentAt: try document.value("t"), body: try document.value("b"),
      attachments: media.compactMap { attachments[$0] }, replyTo: try document.optional("r"),
      editedAt: try document.optional("e"), deletedAt: try document.optional("x"),
      reactions: try conversation.reactions(marks), rev: try document.optional("v") ?? 1)
  }
}

extension StoredConversation {
  fileprivate func author(_ place: Int) throws(BSONFault) -> UserID {
    guard members.indices.contains(place) else { throw BSONFault() }
    return members[place].id
  }

  /// Those of one emoji together, the first set first.
  fileprivate func reactions(_ marks: [Mark]) throws(BSONFault) -> [Reaction] {
    var reactions: [Reaction] = []
    for mark in marks {
      let user = try author(mark.place)
      if let index = reactions.firstIndex(where: { $0.emoji == mark.emoji }) {
        reactions[index].users.append(user)
      } else {
        reactions.append(Reaction(emoji: mark.emoji, users: [user]))
      }
    }
    return reactions
  }
}

/// An entry without its message.
struct StoredEntry {
  let seq: Int
  let id: MessageID
  let place: Int?
  let clientId: ClientID?
  let kind: Entry.Kind
  let target: Int
  /// Nil since the message was deleted.
  let digest: Int64?

  init(_ document: BSONDocument) throws(BSONFault) {
    let key: EntryKey = try document.value("_id")
    seq = key.seq
    id = try document.value("i")
    place = try document.optional("u")
    clientId = try document.optional("k")
    let kind = try document.optional("y") ?? 0
    guard changeKinds.indices.contains(kind) else { throw BSONFault() }
    self.kind = changeKinds[kind]
    target = try document.optional("s") ?? key.seq
    digest = try document.optional("d")
  }

  init(_ change: MessageChange, as seq: Int, place: Int) {
    self.seq = seq
    id = change.id
    self.place = place
    clientId = change.clientId
    kind = change.action.kind
    target = change.target
    // What a deleted message was asked for is kept nowhere, not even by what deleted it.
    digest = change.action == .delete ? nil : change.digest
  }

  /// An attachment of `target` is another now.
  init(preparedUnder id: MessageID, as seq: Int, target: Int) {
    self.seq = seq
    self.id = id
    place = nil
    clientId = nil
    kind = .prepared
    self.target = target
    digest = nil
  }

  /// Of an entry that changes a message.
  func document(in conversation: ConversationID) -> BSONDocument {
    var document: BSONDocument = [
      "_id": EntryKey(conversation, seq).bson, "c": conversation.bson, "i": id.bson,
    ]
    document.append("u", ifAny: place)
    document.append("k", ifAny: clientId)
    document.append("d", ifAny: digest)
    document.append("y", ifAny: changeKinds.firstIndex(of: kind))
    document.append("s", target.bson)
    return document
  }

  func entry(of message: Message, in conversation: StoredConversation) -> Entry {
    Entry(
      conversation: conversation.id, seq: seq, id: id,
      author: place.map { conversation.members[$0].id }, clientId: clientId, kind: kind,
      target: target, message: message)
  }
}
