import Chat
import ChatTesting
import SQLiteStore

extension OpenedDatabase {
  /// Calls every method of every port, so that each of their statements runs at least once.
  func tour() async throws {
    try await tourPeople()
    try await tourSessions()
    try await tourFriends()
    try await tourConversations()
    try await tourMessages()
    try await tourChanges()
    try await tourBlocks()
    try await tourInvites()
    try await tourOperation()
  }

  private var ada: UserID { cast.ada.id }
  private var grace: UserID { cast.grace.id }
  private var linus: UserID { cast.linus.id }

  private func tourPeople() async throws {
    let account = Account.test("barbara", "Barbara Liskov", world)
    _ = try await stores.accounts.create(account)
    _ = try await stores.accounts.account(account.id)
    _ = try await stores.accounts.account(login: "barbara")
    _ = try await stores.accounts.update(account.id, ProfileChange(displayName: "Barbara"))
    _ = try await stores.people.people(
      matching: ["b", "bar"], asSeenBy: ada, after: "a", limit: 10)
    _ = try await stores.people.person(grace, asSeenBy: ada)
    _ = try await stores.people.companions(of: ada)
    _ = try await stores.presence.audience(of: ada)
    _ = try await stores.presence.showingLastSeen(among: [ada, grace])
    try await stores.presence.saw(ada, at: world.now())
    _ = try await stores.presence.lastSeen(of: [ada, grace], to: ada)
  }

  private func tourInvites() async throws {
    let now = world.now()
    let later = now.advanced(bySeconds: 100)
    let invite = KeptInvite(
      id: world.makeID(), owner: ada, hash: token(200), uses: 2, createdAt: now, expiresAt: later)
    let use = InviteUse(
      hash: invite.hash, request: world.makeID(), conversation: world.makeID(), now: now,
      friendLimit: 100, operatorsOnly: true)
    _ = try await stores.accounts.isEmpty()
    _ = try await stores.invites.create(invite, limit: 20)
    _ = try await stores.invites.inviter(invite.hash, at: now)
    _ = try await stores.invites.register(Account.test("hedy", "Hedy", world), by: use)
    _ = try await stores.invites.accept(use, by: linus)
    _ = try await stores.invites.invites(of: ada)
    _ = try await stores.invites.remove(invite.id, of: ada)
  }

  private func tourSessions() async throws {
    let now = world.now()
    var sessions: [SessionID] = []
    for number in 0..<4 {
      let session = Session(
        id: world.makeID(), user: ada, device: "Firefox", createdAt: now, lastSeen: now,
        expiresAt: now.advanced(bySeconds: 100))
      try await stores.sessions.create(session, token: token(number * 10))
      sessions.append(session.id)
    }
    _ = try await stores.sessions.session(sessions[0], at: now)
    _ = try await stores.sessions.sessions(of: ada, at: now)
    for (presented, seconds) in [(0, 0), (1, 0), (0, 99)] {
      _ = try await stores.sessions.rotate(
        RotationRequest(
          presented: token(presented), successor: token(presented + 1),
          now: now.advanced(bySeconds: seconds), grace: 60,
          expiresAt: now.advanced(bySeconds: seconds + 100)))
    }
    _ = try await stores.sessions.revoke(sessions[1], of: ada)
    _ = try await stores.accounts.setPassword(ada, hash: "new", keeping: sessions[2])
  }

  private func token(_ number: Int) -> TokenHash {
    TokenHash(bytes: Array(repeating: UInt8(number), count: 32))
  }

  private func tourFriends() async throws {
    let request: RequestID = world.makeID()
    for asker in [ada, ada, linus, linus] {
      _ = try await stores.friends.ask(
        FriendAsk(
          asker: asker, other: asker == ada ? linus : ada, request: request,
          conversation: world.makeID(), now: world.now(), requestLimit: 10, friendLimit: 10))
    }
    _ = try await stores.friends.accept(
      request, by: linus, conversation: world.makeID(), at: world.now(), friendLimit: 10)
    _ = try await stores.friends.unfriend(ada, linus)
    _ = try await stores.friends.ask(
      FriendAsk(
        asker: ada, other: linus, request: request, conversation: world.makeID(),
        now: world.now(), requestLimit: 10, friendLimit: 10))
    for direction in FriendRequest.Direction.allCases {
      _ = try await stores.friends.requests(of: ada, direction, after: request, limit: 10)
    }
    _ = try await stores.friends.accept(
      request, by: linus, conversation: world.makeID(), at: world.now(), friendLimit: 10)
    _ = try await stores.friends.friends(of: ada)
    _ = try await stores.friends.removeRequest(
      try await ask(grace, linus), by: linus)
  }

  private func ask(_ asker: UserID, _ other: UserID) async throws -> RequestID {
    let request: RequestID = world.makeID()
    _ = try await stores.friends.ask(
      FriendAsk(
        asker: asker, other: other, request: request, conversation: world.makeID(),
        now: world.now(), requestLimit: 10, friendLimit: 10))
    return request
  }

  private func tourConversations() async throws {
    let conversations = stores.conversations
    _ = try await conversations.open(world.makeID(), by: ada, with: ada, at: world.now())
    _ = try await conversations.conversations(
      of: ada, after: ConversationCursor(updatedAt: world.now(), id: conversation), limit: 10)
    _ = try await conversations.states(of: ada)
    _ = try await conversations.update(
      conversation, of: ada, ConversationChange(muted: true))
    _ = try await conversations.audience(of: conversation, from: ada)
  }

  private func tourMessages() async throws {
    for _ in 0..<3 { try await send() }
    _ = try await stores.messages.append(
      Draft(
        conversation: conversation, author: grace, clientId: try clientId("reply"),
        id: world.makeID(), body: "Hello", replyTo: 1, digest: 1, sentAt: world.now()))
    for place in [HistoryWindow.Place.newest, .before(2), .after(1), .around(2)] {
      _ = try await stores.messages.messages(
        in: conversation, asSeenBy: ada, window: HistoryWindow(place, limit: 2))
    }
    _ = try await numbers()
    _ = try await stores.receipts.raise(
      [PointerReport(conversation: conversation, readSeq: 2)], of: grace)
  }

  private func tourChanges() async throws {
    let messages = stores.messages
    try await change(1, .react(emoji: "👍", on: true))
    try await change(1, .react(emoji: "👍", on: false))
    try await change(1, .edit(body: "Edited"))
    try await change(1, .delete)
    let again = MessageChange(
      conversation: conversation, author: grace, clientId: try clientId("reply"),
      id: world.makeID(), target: 2, action: .delete, digest: 1, now: world.now(),
      reactionLimit: 1)
    _ = try await messages.change(again)
    _ = try await messages.recall(again)
    _ = try await messages.recall(
      Draft(
        conversation: conversation, author: grace, clientId: try clientId("reply"),
        id: world.makeID(), body: "Hello", replyTo: 1, digest: 1, sentAt: world.now()))
    _ = try await numbers()
    _ = try await stores.conversations.states(of: ada)
    _ = try await stores.conversations.conversation(conversation, asSeenBy: grace)
  }

  private func tourBlocks() async throws {
    let blocks = stores.blocks
    _ = try await ask(grace, linus)
    _ = try await blocks.block(linus, by: grace, at: world.now(), limit: 10)
    _ = try await blocks.block(linus, by: grace, at: world.now(), limit: 10)
    _ = try await blocks.blocks(of: grace)
    _ = try await stores.people.person(grace, asSeenBy: linus)
    _ = try await blocks.unblock(linus, by: grace)
  }

  private func clientId(_ text: String) throws -> ClientID {
    guard let id = ClientID(text) else { throw Unexpected() }
    return id
  }

  private func tourOperation() async throws {
    let operation = stores.operation
    let report = ReportDraft(
      id: world.makeID(), by: grace, about: ada,
      place: .init(conversation: conversation, seq: 2), reason: .other, now: world.now())
    for _ in 1...2 { _ = try await stores.reports.file(report) }
    _ = try await stores.reports.file(
      ReportDraft(id: world.makeID(), by: grace, about: linus, reason: .spam, now: world.now()))
    for isOpen in [true, false] {
      _ = try await stores.reports.reports(isOpen: isOpen, after: report.id, limit: 10)
    }
    _ = try await stores.reports.close(report.id, stamp)
    _ = try await operation.figures()
    for words in [[], ["b", "bar"]] {
      _ = try await operation.people(matching: words, after: linus, limit: 10)
    }
    _ = try await operation.person(ada)
    _ = try await operation.change(grace, StandingChange(role: .operator, stamp: stamp))
    _ = try await operation.change(grace, StandingChange(role: .member, stamp: stamp))
    _ = try await operation.change(linus, StandingChange(isSuspended: true, stamp: stamp))
    _ = try await operation.keep(ResetLink(for: cast.linus.user, world).code, of: linus, stamp)
    _ = try await operation.remove(linus, stamp)
    _ = try await stores.policies.change(
      PolicyChange(registration: .some(.closed), terms: .some("Be kind."), stamp: stamp))
    _ = try await stores.audit.entries(after: nil, limit: 10)
    _ = try await stores.audit.latest(10)
    _ = try await stores.accounts.setDeletion(linus, at: nil)
    _ = try await stores.deletions.delete(linus, at: world.now())
  }

  private var stamp: AuditStamp { AuditStamp(by: ada, world) }
}
