import Chat
import ChatTesting
import Testing

@Suite("Deletions, on every engine", .timeLimit(.minutes(10)))
struct DeletionContractTests {
  @Test(arguments: Engine.allCases)
  func `an account is due once its time has come, the longest waiting first`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (store, now) = (stage.stores.deletions, stage.world.now())
    try await stage.schedule(stage.ada, in: 20)
    try await stage.schedule(stage.grace, in: 10)
    try await stage.schedule(stage.linus, in: 10)
    _ = try await stage.stores.accounts.setDeletion(stage.linus, at: nil)

    #expect(try await store.due(at: now.advanced(bySeconds: 9), limit: 9) == [])
    #expect(try await store.due(at: now.advanced(bySeconds: 10), limit: 9) == [stage.grace])
    #expect(
      try await store.due(at: now.advanced(bySeconds: 20), limit: 9) == [stage.grace, stage.ada])
    #expect(try await store.due(at: now.advanced(bySeconds: 20), limit: 1) == [stage.grace])
    #expect(try await store.delete(stage.ada, at: now.advanced(bySeconds: 19)) == nil)
    #expect(try await store.delete(stage.linus, at: now.advanced(bySeconds: 99)) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `asking for it ends every session; a change of mind ends none`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (accounts, sessions) = (stage.stores.accounts, stage.stores.sessions)
    let (one, other) = (try await stage.logIn(stage.ada), try await stage.logIn(stage.ada))
    _ = try await stage.logIn(stage.grace)

    #expect(
      try await stage.schedule(stage.ada, in: 10)
        == [one.session.id, other.session.id].sorted())
    #expect(try await sessions.sessions(of: stage.ada, at: stage.world.now()) == [])
    #expect(try await sessions.sessions(of: stage.grace, at: stage.world.now()).count == 1)
    #expect(
      try await accounts.account(stage.ada)?.deleteAt
        == stage.world.now().advanced(bySeconds: 10))
    let again = try await stage.logIn(stage.ada)
    #expect(try await accounts.setDeletion(stage.ada, at: nil) == [])
    #expect(try await sessions.session(again.session.id, at: stage.world.now()) != nil)
    #expect(try await accounts.account(stage.ada)?.deleteAt == nil)
    #expect(try await accounts.setDeletion(stage.world.makeID(), at: nil) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a deleted account leaves an empty card and nothing between it and others`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (ada, grace, linus) = (stage.ada, stage.grace, stage.linus)
    let (barbara, mary) = (try await stage.register("barbara"), try await stage.register("mary"))
    let conversation = try await stage.befriend(ada, grace)
    let asked = try await stage.request(ada, linus)
    let asking = try await stage.request(barbara, ada)
    try await stage.block(ada, by: mary)
    _ = try await stage.stores.conversations.update(
      conversation, of: ada, ConversationChange(muted: true, draft: .some("secret")))
    let avatar = try await stage.picture(ada)
    _ = try await stage.stores.accounts.setAvatar(avatar, of: ada)
    let loose = try await stage.picture(ada, digest: 3)
    #expect(
      try await stage.stores.secondFactors.propose(SecondFactor(user: ada, secret: [1, 2, 3])))
    try await stage.stores.recovery.replaceRecoveryCodes(
      [TokenHash(bytes: stage.world.randomBytes(32))], of: ada)
    let before = try #require(try await stage.stores.accounts.account(ada))

    let departure = try #require(try await stage.delete(ada))

    #expect(departure.card == before.user.emptied)
    #expect(try await stage.stores.secondFactors.factor(of: ada) == nil)
    #expect(try await stage.stores.recovery.means(of: ada) == nil)
    #expect(departure.friends == [grace])
    #expect(departure.requests == [linus: asked, barbara: asking])
    #expect(departure.blockers == [mary])
    #expect(Set(departure.versions.keys) == [grace, linus, barbara, mary])
    for (user, version) in departure.versions {
      #expect(try await stage.version(of: user) == version)
    }
    #expect(try await stage.stores.accounts.account(ada) == nil)
    #expect(try await stage.stores.accounts.account(login: "ada") == nil)
    #expect(try await stage.stores.friends.friends(of: grace) == [])
    #expect(try await stage.stores.blocks.blocks(of: mary) == [])
    #expect(try await stage.stores.people.person(ada, asSeenBy: grace) == nil)
    #expect(try await !stage.sees(avatar, grace))
    #expect(try await !stage.sees(loose, ada))
    let shown = try await stage.conversation(conversation, grace)
    #expect(shown.members.first { $0.user.id == ada }?.user == departure.card)
    #expect(try await stage.delete(ada) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `somebody else may have the name of a deleted account`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    _ = try await stage.delete(stage.ada)
    _ = try await stage.delete(stage.grace)

    let heir = try await stage.register("ada")

    #expect(try await stage.stores.accounts.account(login: "ada")?.user.id == heir)
  }

  @Test(arguments: Engine.allCases)
  func `what a person said and felt is found by pages, until it is taken back`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (ada, grace) = (stage.ada, stage.grace)
    let id = try await stage.befriend(ada, grace)
    for author in [ada, grace, grace, ada] { try await stage.send(author, id) }
    try await stage.make(2, ada, id, .react(emoji: "🦉", on: true))
    try await stage.make(2, ada, id, .react(emoji: "👍", on: true))
    try await stage.make(3, grace, id, .react(emoji: "👍", on: true))
    _ = try await stage.delete(ada)
    let store = stage.stores.deletions

    #expect(try await store.conversations(of: ada) == [id])
    let traces = try await store.traces(of: ada, in: id, after: 0, limit: 9)
    #expect(
      traces == [
        Trace(seq: 1, isAuthor: true, emojis: []),
        Trace(seq: 2, isAuthor: false, emojis: ["👍", "🦉"]),
        Trace(seq: 4, isAuthor: true, emojis: []),
      ])
    #expect(try await store.traces(of: ada, in: id, after: 1, limit: 1) == [traces[1]])
    // Who is gone has no friends, and takes back all the same.
    try await stage.make(1, ada, id, .delete)
    try await stage.make(2, ada, id, .react(emoji: "👍", on: false))
    #expect(
      try await store.traces(of: ada, in: id, after: 0, limit: 9)
        == [Trace(seq: 2, isAuthor: false, emojis: ["🦉"]), traces[2]])
    #expect(try await store.due(at: stage.world.now(), limit: 9) == [ada])
    try await store.finish(ada)
    #expect(try await store.due(at: stage.world.now(), limit: 9) == [])
  }

  @Test(arguments: Engine.allCases)
  func `nothing is finished that was not begun`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.schedule(stage.ada, in: 0)

    try await stage.stores.deletions.finish(stage.ada)

    #expect(try await stage.stores.deletions.due(at: stage.world.now(), limit: 9) == [stage.ada])
  }
}

extension Stage {
  @discardableResult
  fileprivate func schedule(_ user: UserID, in seconds: Int) async throws -> [SessionID]? {
    try await stores.accounts.setDeletion(user, at: world.now().advanced(bySeconds: seconds))
  }

  /// Schedules and deletes at once.
  fileprivate func delete(_ user: UserID) async throws -> Departure? {
    try await schedule(user, in: 0)
    return try await stores.deletions.delete(user, at: world.now())
  }
}
