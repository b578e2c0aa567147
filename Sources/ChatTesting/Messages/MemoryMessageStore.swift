import Chat

struct MemoryMessageStore: MessageStore {
  let state: SharedState

  func append(_ draft: Draft) async throws -> AppendOutcome {
    state { $0.append(draft) }
  }

  func messages(in id: ConversationID, asSeenBy viewer: UserID, window: HistoryWindow)
    async throws -> History?
  {
    state { state in
      guard let log = state.conversations[id], log.members[viewer] != nil else { return nil }
      return log.history(window)
    }
  }

  func log(
    of id: ConversationID, asSeenBy viewer: UserID, after: Int, limit: Int, bytes: Int
  ) async throws -> Log? {
    state { state in
      guard let log = state.conversations[id], log.members[viewer] != nil else { return nil }
      var room = bytes
      let items = log.messages.filter { $0.seq >= after }.prefix(limit)
      let fitting = items.prefix { message in
        room -= message.body.utf8.count
        return room >= 0
      }
      return Log(
        items: items.prefix(max(fitting.count, 1)).map(Entry.init), head: log.head)
    }
  }
}

extension MemoryState {
  fileprivate mutating func append(_ draft: Draft) -> AppendOutcome {
    guard let log = conversations[draft.conversation], log.members[draft.author] != nil else {
      return .notFound
    }
    let members = log.members.keys.sorted()
    if let earlier = log.messages.first(where: {
      $0.author == draft.author && $0.clientId == draft.clientId
    }) {
      guard log.digests[earlier.seq - 1] == draft.digest else { return .clientIDReused }
      return .repeated(earlier, members: members)
    }
    guard isOpen(log, for: draft.author) else { return .notFriends }
    guard draft.replyTo.map({ (1...).contains($0) && $0 <= log.head }) ?? true else {
      return .noSuchReply
    }
    let message = Message(
      conversation: draft.conversation, seq: log.head + 1, id: draft.id, author: draft.author,
      clientId: draft.clientId, sentAt: draft.sentAt, body: draft.body, replyTo: draft.replyTo)
    conversations[draft.conversation]?.messages.append(message)
    conversations[draft.conversation]?.digests.append(draft.digest)
    return .stored(message, members: members)
  }
}

extension MemoryState.SharedLog {
  fileprivate func history(_ window: HistoryWindow) -> History {
    let items: [Message]
    let older: Bool
    let newer: Bool
    switch window.place {
    case .newest:
      items = messages.suffix(window.limit)
      (older, newer) = (hasMore(than: items), false)
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

  private func hasMore(than items: [Message]) -> Bool { messages.count > items.count }
}
