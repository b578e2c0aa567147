import Chat

struct MemoryDeletionStore: DeletionStore {
  let state: SharedState

  func due(at now: Timestamp, limit: Int) async throws -> [UserID] {
    state { state in
      let due = state.accounts.values.compactMap { account in
        account.deleteAt.flatMap { $0 <= now ? (at: $0, id: account.user.id) : nil }
      }
      return due.sorted { $0.at == $1.at ? $0.id < $1.id : $0.at < $1.at }
        .prefix(limit).map(\.id)
    }
  }

  func delete(_ user: UserID, at now: Timestamp) async throws -> Departure? {
    state { $0.delete(user, at: now) }
  }

  func conversations(of user: UserID) async throws -> [ConversationID] {
    state { $0.conversations.filter { $1.members[user] != nil }.keys.sorted() }
  }

  func traces(
    of user: UserID, in conversation: ConversationID, after: Int, limit: Int
  ) async throws -> [Trace] {
    state { state in
      let messages = state.log(conversation, for: user)?.messages ?? []
      let traces = messages.filter { $0.seq > after && $0.deletedAt == nil }.map { message in
        Trace(
          seq: message.seq, isAuthor: message.author == user,
          emojis: message.reactions.filter { $0.users.contains(user) }.map(\.emoji))
      }
      return Array(traces.filter { $0.isAuthor || !$0.emojis.isEmpty }.prefix(limit))
    }
  }

  func finish(_ user: UserID) async throws {
    state { state in
      if state.accounts[user]?.user.deleted == true { state.accounts[user]?.deleteAt = nil }
    }
  }
}

extension MemoryState {
  fileprivate mutating func delete(_ id: UserID, at now: Timestamp) -> Departure? {
    guard let account = living(id), let due = account.deleteAt, due <= now else { return nil }
    let ended = endSessions(of: id, keeping: nil)
    let friends = Set(friends(of: id))
    friendships = friendships.filter { !$0.key.contains(id) }
    var removed: [UserID: RequestID] = [:]
    for (request, parties) in requests where parties.pair.contains(id) {
      removed[parties.asker == id ? parties.other : parties.asker] = request
      requests[request] = nil
    }
    let blockers = Set(blocks.filter { $1[id] != nil }.keys)
    for blocker in blockers { blocks[blocker]?[id] = nil }
    blocks[id] = nil
    empty(account)
    return Departure(
      card: account.user.emptied, sessions: ended, friends: friends, requests: removed,
      blockers: blockers,
      versions: raiseVersions(of: friends.union(removed.keys).union(blockers)))
  }

  private mutating func empty(_ account: Account) {
    let id = account.user.id
    for (upload, media) in media where media.upload.owner == id && media.message == nil {
      discard(upload)
    }
    for (conversation, log) in conversations {
      guard let member = log.members[id] else { continue }
      conversations[conversation]?.members[id] = Membership(
        own: member.own, shown: member.shown, rev: member.rev + 1)
    }
    invites = invites.filter { $0.value.owner != id }
    for invite in invites.keys { invites[invite]?.guests.removeAll { $0 == id } }
    reports = reports.mapValues { report in
      var report = report
      if report.by == id { report.comment = nil }
      if report.about == id { report.message = report.message?.emptied }
      return report
    }
    var settings = AccountSettings()
    (settings.readReceipts, settings.lastSeen) = (false, false)
    lastSeen[id] = nil
    secondFactors[id] = nil
    trustedDevices[id] = nil
    means[id] = nil
    accounts[id] = Account(
      user: account.user.emptied, passwordHash: "", createdAt: account.createdAt,
      settings: settings, version: account.version + 1, deleteAt: account.deleteAt)
  }
}
