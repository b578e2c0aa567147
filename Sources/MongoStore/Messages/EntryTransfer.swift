import Chat

/// Entries that are transferred.
extension MongoConnection {
  /// The next ones; what is above the head of its log was never served, and stays behind.
  func entries(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last = try key.map { key throws(BSONFault) in
      guard let conversation: ConversationID = key.id(), let seq = key.seq else {
        throw BSONFault()
      }
      return EntryKey(conversation, seq)
    }
    let found = try page(of: .entries, after: last, limit: limit)
    let keys = try found.map { document throws(BSONFault) in
      try document.value("_id", as: EntryKey.self)
    }
    let logs = try logs(Set(keys.map(\.conversation)))
    var records: [TransferRecord] = []
    for (key, document) in zip(keys, found) {
      guard let log = logs[key.conversation] else { throw BSONFault() }
      if key.seq <= log.head { records.append(.entry(try EntryRecord(document, key, of: log))) }
    }
    let next = keys.last.map { TransferKey($0.conversation, seq: $0.seq) }
    return TransferPage(records: records, next: found.count < limit ? nil : next)
  }

  /// Keeps entries that were transferred, unless they are there.
  func takeEntries(_ records: [TransferRecord]) throws {
    let entries = records.compactMap { record in
      if case .entry(let entry) = record { entry } else { nil }
    }
    let logs = try logs(Set(entries.map(\.conversation)))
    try insertMissing(
      .entries,
      try entries.map { entry in
        guard let log = logs[entry.conversation] else { throw BSONFault() }
        return try entry.document(in: log)
      })
  }

  private func logs(_ ids: Set<ConversationID>) throws -> [ConversationID: StoredConversation] {
    let found = try find(.conversations, ["_id": ["$in": Array(ids).bson]])
    return Dictionary(
      try found.map(StoredConversation.init).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }
}

extension EntryRecord {
  fileprivate init(_ document: BSONDocument, _ key: EntryKey, of log: StoredConversation) throws {
    let entry = try StoredEntry(document)
    self.init(
      conversation: key.conversation, seq: key.seq, id: entry.id,
      author: try entry.place.map(log.member), clientId: entry.clientId, digest: entry.digest,
      content: entry.kind == .message
        ? .message(try MessageRecord(document, of: log)) : .change(entry.kind, target: entry.target)
    )
  }

  /// As it is kept once it was transferred.
  fileprivate func document(in log: StoredConversation) throws -> BSONDocument {
    var document: BSONDocument = [
      "_id": EntryKey(conversation, seq).bson, "c": conversation.bson, "i": id.bson,
    ]
    document.append("u", ifAny: try author.map(log.knownPlace))
    document.append("k", ifAny: clientId)
    document.append("d", ifAny: digest)
    switch content {
    case .change(let kind, let target):
      document.append("y", ifAny: changeKinds.firstIndex(of: kind))
      document.append("s", target.bson)
    case .message(let message):
      for (name, value) in try message.members(in: log) { document.append(name, value) }
    }
    return document
  }
}

/// A mark as its document has it, told from that of a record.
private typealias StoredMark = MongoStore.Mark

extension MessageRecord {
  fileprivate init(_ document: BSONDocument, of log: StoredConversation) throws {
    let marks: [StoredMark] = try document.optional("m") ?? []
    self.init(
      sentAt: try document.value("t"), body: try document.value("b"),
      replyTo: try document.optional("r"), rev: try document.optional("v") ?? 1,
      editedAt: try document.optional("e"), deletedAt: try document.optional("x"),
      marks: try marks.map { Mark(emoji: $0.emoji, user: try log.member($0.place), seq: $0.seq) },
      attachments: try document.optional("a") ?? [])
  }

  fileprivate func members(in log: StoredConversation) throws -> [(String, BSONValue)] {
    var members: [(String, BSONValue)] = [("t", sentAt.bson), ("b", body.bson)]
    if rev > 1 { members.append(("v", rev.bson)) }
    if let replyTo { members.append(("r", replyTo.bson)) }
    if let editedAt { members.append(("e", editedAt.bson)) }
    if let deletedAt { members.append(("x", deletedAt.bson)) }
    if !marks.isEmpty {
      let stored = try marks.map {
        StoredMark(emoji: $0.emoji, place: try log.knownPlace(of: $0.user), seq: $0.seq)
      }
      members.append(("m", stored.bson))
    }
    if !attachments.isEmpty { members.append(("a", attachments.bson)) }
    return members
  }
}

extension StoredConversation {
  /// Who sits at a place.
  fileprivate func member(_ place: Int) throws(BSONFault) -> UserID {
    guard members.indices.contains(place) else { throw BSONFault() }
    return members[place].id
  }

  fileprivate func knownPlace(of user: UserID) throws(BSONFault) -> Int {
    guard let place = place(of: user) else { throw BSONFault() }
    return place
  }
}
