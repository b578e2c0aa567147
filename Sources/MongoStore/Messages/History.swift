import Chat

/// Pages of a log, and of its messages; nothing above the head.
extension MongoConnection {
  func history(of conversation: StoredConversation, _ window: HistoryWindow) throws -> History {
    let head = conversation.head
    let limit = min(window.limit, Self.mostInPage)
    let page: Page
    switch window.place {
    case .newest:
      page = try before(.max, limit, in: conversation)
    case .before(let bound):
      let earlier = try before(bound, limit, in: conversation)
      let newer = try hasMessage(conversation, above: max(bound, 1) - 1)
      page = Page(documents: earlier.documents, older: earlier.older, newer: newer)
    case .after(let bound):
      let later = try from(min(bound, .max - 1) + 1, limit, in: conversation)
      let older = try hasMessage(conversation, upTo: bound)
      page = Page(documents: later.documents, older: older, newer: later.newer)
    case .around(let seq):
      let count = (limit - 1) / 2
      let earlier = try before(seq, count, in: conversation)
      let later = try from(seq, limit - count, in: conversation)
      page = Page(
        documents: earlier.documents + later.documents, older: earlier.older, newer: later.newer)
    }
    let attachments = try attachments(of: page.documents)
    return History(
      items: try page.documents.map { try Message($0, conversation, attachments) }, head: head,
      older: page.older, newer: page.newer)
  }

  /// Entries from `first` on, as many as fit, but at least one where there is one.
  func log(
    of conversation: StoredConversation, from first: Int, limit: Int, bytes: Int
  ) throws -> Log {
    let range = EntryRange(
      conversation: conversation.id, above: max(first, 1) - 1, upTo: conversation.head)
    let documents = try find(
      .entries, range.filter, sort: ["_id": 1], limit: min(limit, Self.mostInPage))
    let entries = try documents.map(StoredEntry.init)
    let messages = try messages(of: entries, documents, in: conversation)
    var items: [Entry] = []
    var room = bytes
    for entry in entries {
      guard let message = messages[entry.target] else { throw BSONFault() }
      room -= message.weight
      guard room >= 0 || items.isEmpty else { break }
      items.append(entry.entry(of: message, in: conversation))
    }
    return Log(items: items, head: conversation.head)
  }

  /// More than anybody asks for.
  private static let mostInPage = 1_000_000

  /// The messages that the entries are about: those among them, and the others in one query.
  private func messages(
    of entries: [StoredEntry], _ documents: [BSONDocument], in conversation: StoredConversation
  ) throws -> [Int: Message] {
    let own = Set(entries.filter { $0.kind == .message }.map(\.seq))
    let others = Set(entries.map(\.target)).subtracting(own).sorted()
    var found = zip(entries, documents).filter { $0.0.kind == .message }.map(\.1)
    if !others.isEmpty {
      found += try entryDocuments(others.map { EntryKey(conversation.id, $0) })
    }
    let attachments = try attachments(of: found)
    var messages: [Int: Message] = [:]
    for document in found {
      let message = try Message(document, conversation, attachments)
      messages[message.seq] = message
    }
    return messages
  }

  private struct Page {
    let documents: [BSONDocument]
    var older = false
    var newer = false
  }

  /// The last messages before `bound`, ascending.
  private func before(_ bound: Int, _ limit: Int, in conversation: StoredConversation) throws
    -> Page
  {
    let last = min(max(bound, 1) - 1, conversation.head)
    let range = EntryRange(conversation: conversation.id, upTo: last)
    let found = try find(.entries, range.messages, sort: ["_id": -1], limit: limit + 1)
    return Page(documents: found.prefix(limit).reversed(), older: found.count > limit)
  }

  /// The first messages from `first` on.
  private func from(_ first: Int, _ limit: Int, in conversation: StoredConversation) throws -> Page
  {
    let range = EntryRange(
      conversation: conversation.id, above: max(first, 1) - 1, upTo: conversation.head)
    let found = try find(.entries, range.messages, sort: ["_id": 1], limit: limit + 1)
    return Page(documents: Array(found.prefix(limit)), newer: found.count > limit)
  }

  private func hasMessage(_ conversation: StoredConversation, above bound: Int) throws -> Bool {
    try hasMessage(
      EntryRange(conversation: conversation.id, above: bound, upTo: conversation.head))
  }

  private func hasMessage(_ conversation: StoredConversation, upTo bound: Int) throws -> Bool {
    try hasMessage(
      EntryRange(conversation: conversation.id, upTo: min(bound, conversation.head)))
  }

  private func hasMessage(_ range: EntryRange) throws -> Bool {
    try findOne(.entries, range.messages, fields: ["_id": 1]) != nil
  }
}
