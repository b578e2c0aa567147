import Chat

extension MemoryState {
  /// A conversation: its members, and one numbered list of everything that happened in it.
  struct SharedLog {
    let createdAt: Timestamp
    /// One for own notes, two for friends.
    var members: [UserID: Membership]
    /// The line with number n is at n - 1.
    private(set) var lines: [Line] = []
    /// As they are now, ascending.
    private(set) var messages: [Message] = []
    /// In the order in which they were set.
    private var marks: [Mark] = []

    init(createdAt: Timestamp, members: [UserID: Membership]) {
      self.createdAt = createdAt
      self.members = members
    }

    /// An entry without its message.
    struct Line {
      let seq: Int
      let id: MessageID
      let author: UserID?
      let clientId: ClientID?
      let kind: Entry.Kind
      let target: Int
      /// Nil since the message was deleted.
      var digest: Int64?
    }

    private struct Mark: Equatable {
      let target: Int
      let emoji: String
      let user: UserID
    }
  }
}

extension MemoryState.SharedLog {
  var head: Int { lines.count }
  var headId: MessageID? { lines.last?.id }
  var updatedAt: Timestamp { messages.last?.sentAt ?? createdAt }
  var memberIDs: [UserID] { members.keys.sorted() }

  func message(_ seq: Int) -> Message? { messages.first { $0.seq == seq } }

  func recall(_ draft: Draft) -> AppendOutcome? {
    guard let earlier = line(by: draft.author, as: draft.clientId) else { return nil }
    guard earlier.kind == .message, [nil, draft.digest].contains(earlier.digest),
      let message = message(earlier.seq)
    else { return .clientIDReused }
    return .repeated(message, members: memberIDs)
  }

  func recall(_ change: MessageChange) -> ChangeOutcome? {
    guard let earlier = line(by: change.author, as: change.clientId) else { return nil }
    guard earlier.kind == change.action.kind, earlier.target == change.target,
      [nil, change.digest].contains(earlier.digest),
      let entry = entry(earlier, in: change.conversation)
    else { return .clientIDReused }
    return .repeated(entry, members: memberIDs)
  }

  mutating func append(_ draft: Draft, _ attachments: [Attachment]) -> Message {
    let message = Message(
      conversation: draft.conversation, seq: head + 1, id: draft.id, author: draft.author,
      clientId: draft.clientId, sentAt: draft.sentAt, body: draft.body,
      attachments: attachments, replyTo: draft.replyTo)
    messages.append(message)
    lines.append(
      Line(
        seq: message.seq, id: draft.id, author: draft.author, clientId: draft.clientId,
        kind: .message, target: message.seq, digest: draft.digest))
    return message
  }

  /// An attachment is ready, or failed.
  mutating func prepare(
    _ attachment: Attachment, of target: Int, under id: MessageID, in conversation: ConversationID
  ) -> Entry {
    let line = Line(
      seq: head + 1, id: id, author: nil, clientId: nil, kind: .prepared, target: target)
    lines.append(line)
    guard let index = messages.firstIndex(where: { $0.seq == target }),
      let place = messages[index].attachments.firstIndex(where: { $0.id == attachment.id })
    else { preconditionFailure("no attachment of message \(target)") }
    messages[index].attachments[place] = attachment
    messages[index].rev += 1
    guard let entry = entry(line, in: conversation) else {
      preconditionFailure("no message \(target)")
    }
    return entry
  }

  /// Makes a change that nothing speaks against.
  mutating func make(_ change: MessageChange) -> Entry {
    let line = Line(
      seq: head + 1, id: change.id, author: change.author, clientId: change.clientId,
      kind: change.action.kind, target: change.target, digest: change.digest)
    lines.append(line)
    guard let index = messages.firstIndex(where: { $0.seq == change.target }),
      let entry = apply(change, at: index, line)
    else { preconditionFailure("no message \(change.target)") }
    return entry
  }

  private mutating func apply(_ change: MessageChange, at index: Int, _ line: Line) -> Entry? {
    switch change.action {
    case .edit(let body):
      messages[index].body = body
      messages[index].editedAt = change.now
      messages[index].rev += 1
    case .delete:
      messages[index] = messages[index].tombstone(at: change.now)
      marks.removeAll { $0.target == change.target }
      for place in lines.indices where lines[place].target == change.target {
        lines[place].digest = nil
      }
    case .react(let emoji, let on):
      let mark = Mark(target: change.target, emoji: emoji, user: change.author)
      marks.removeAll { $0 == mark }
      if on { marks.append(mark) }
      messages[index].reactions = reactions(to: change.target)
      messages[index].rev += 1
    }
    return entry(line, in: change.conversation)
  }

  private func reactions(to target: Int) -> [Reaction] {
    let own = marks.filter { $0.target == target }
    let firsts = own.filter { mark in own.first { $0.emoji == mark.emoji } == mark }
    return firsts.map { first in
      Reaction(emoji: first.emoji, users: own.filter { $0.emoji == first.emoji }.map(\.user))
    }
  }

  private func line(by author: UserID, as clientId: ClientID) -> Line? {
    lines.first { $0.author == author && $0.clientId == clientId }
  }

  private func entry(_ line: Line, in id: ConversationID) -> Entry? {
    message(line.target).map {
      Entry(
        conversation: id, seq: line.seq, id: line.id, author: line.author,
        clientId: line.clientId, kind: line.kind, target: line.target, message: $0)
    }
  }
}

// Reading.
extension MemoryState.SharedLog {
  func log(of id: ConversationID, after: Int, limit: Int, bytes: Int) -> Log {
    let entries = lines.filter { $0.seq >= after }.prefix(limit).compactMap { entry($0, in: id) }
    var room = bytes
    let fitting = entries.prefix { entry in
      room -= entry.message.weight
      return room >= 0
    }
    return Log(items: Array(entries.prefix(max(fitting.count, 1))), head: head)
  }

  func history(_ window: HistoryWindow) -> History {
    let items: [Message]
    let older: Bool
    let newer: Bool
    switch window.place {
    case .newest:
      items = messages.suffix(window.limit)
      (older, newer) = (messages.count > items.count, false)
    case .before(let bound):
      let candidates = messages.filter { $0.seq < bound }
      items = candidates.suffix(window.limit)
      (older, newer) = (candidates.count > items.count, candidates.count < messages.count)
    case .after(let bound):
      let candidates = messages.filter { $0.seq > bound }
      items = Array(candidates.prefix(window.limit))
      (older, newer) = (candidates.count < messages.count, candidates.count > items.count)
    case .around(let seq):
      let before = (window.limit - 1) / 2
      let earlier = messages.filter { $0.seq < seq }
      let later = messages.filter { $0.seq >= seq }
      items = earlier.suffix(before) + later.prefix(window.limit - before)
      (older, newer) = (earlier.count > before, later.count > window.limit - before)
    }
    return History(items: items, head: head, older: older, newer: newer)
  }
}
