import Chat
import ChatTesting
import Testing

@Suite("Invites, on every engine", .timeLimit(.minutes(10)))
struct InviteContractTests {
  @Test(arguments: Engine.allCases)
  func `who registers by an invite is a friend at once, and one use is gone`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let hash = try await stage.invite(uses: 2)
    let barbara = Account.test("barbara", "Barbara", stage.world)
    let before = try await stage.version(of: stage.ada)

    guard
      case .registered(let befriending) = try await stage.stores.invites.register(
        barbara, by: stage.use(hash))
    else { throw Stage.Unexpected() }

    #expect(try await stage.stores.accounts.account(barbara.id)?.user == barbara.user)
    #expect(befriending.friends[stage.ada]?.user == barbara.user)
    #expect(befriending.friends[barbara.id]?.user == stage.cast.ada.user)
    #expect(befriending.versions[stage.ada] == before + 1)
    #expect(try await stage.friends(of: stage.ada) == [barbara.id])
    #expect(try await stage.friends(of: barbara.id) == [stage.ada])
    let conversation = try await stage.conversation(befriending.conversation, barbara.id)
    #expect(Set(conversation.members.map(\.user.id)) == [stage.ada, barbara.id])
    let invite = try #require(try await stage.stores.invites.invites(of: stage.ada).first)
    #expect(invite.uses == 2 && invite.left == 1)
    #expect(invite.guests == [barbara.user])
  }

  @Test(arguments: Engine.allCases)
  func `of many on the last use exactly one gets in, and nothing of the others stays`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let hash = try await stage.invite(uses: 1)
    let guests = (0..<10).map { Account.test("guest\($0)", "Guest", stage.world) }

    let admitted = try await withThrowingTaskGroup(of: UserID?.self) { group in
      for guest in guests {
        let use = stage.use(hash)
        group.addTask {
          switch try await stage.stores.invites.register(guest, by: use) {
          case .registered: guest.id
          case .ended: nil
          case .usernameTaken: throw Stage.Unexpected()
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }

    #expect(admitted.count == 1)
    #expect(try await stage.friends(of: stage.ada) == admitted)
    for guest in guests where !admitted.contains(guest.id) {
      #expect(try await stage.stores.accounts.account(guest.id) == nil)
    }
    let invite = try #require(try await stage.stores.invites.invites(of: stage.ada).first)
    #expect(invite.left == 0 && invite.guests.map(\.id) == admitted)
  }

  @Test(arguments: Engine.allCases)
  func `unknown, expired, used up and taken back are one answer, and a taken name uses nothing up`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let store = stage.stores.invites
    let barbara = Account.test("barbara", "Barbara", stage.world)
    let unknown = TokenHash(bytes: stage.world.randomBytes(32))
    let (expired, lasting) = (
      try await stage.invite(days: 1), try await stage.invite(uses: 1, days: 9)
    )
    let removed = try await stage.invite(days: 9)
    let last = try #require(try await store.invites(of: stage.ada).first)
    #expect(try await store.remove(last.id, of: stage.grace) == false)
    #expect(try await store.remove(last.id, of: stage.ada))
    #expect(try await store.remove(last.id, of: stage.ada) == false)

    let taken = Account.test("ADA", "Another", stage.world)
    #expect(try await store.register(taken, by: stage.use(lasting)) == .usernameTaken)
    await stage.wait(.seconds(86_400))
    for hash in [unknown, expired, removed] {
      #expect(try await store.register(barbara, by: stage.use(hash)) == .ended)
      #expect(try await store.accept(stage.use(hash), by: stage.grace) == .ended)
      #expect(try await store.inviter(hash, at: stage.world.now()) == nil)
    }
    #expect(try await store.inviter(lasting, at: stage.world.now())?.user == stage.cast.ada.user)
    guard case .befriended = try await store.accept(stage.use(lasting), by: stage.grace) else {
      throw Stage.Unexpected()
    }
    #expect(try await store.register(barbara, by: stage.use(lasting)) == .ended)
    #expect(try await store.inviter(lasting, at: stage.world.now()) == nil)
    #expect(try await stage.stores.accounts.account(barbara.id) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `only an operator's lets somebody in where nobody else's may`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let store = stage.stores.invites
    let (adas, graces) = (
      try await stage.invite(), try await stage.invite(of: stage.grace)
    )
    let barbara = Account.test("barbara", "Barbara", stage.world)

    #expect(try await store.inviter(adas, at: stage.world.now())?.role == .operator)
    #expect(try await store.inviter(graces, at: stage.world.now())?.role == .member)
    #expect(
      try await store.register(barbara, by: stage.use(graces, operatorsOnly: true)) == .ended)
    guard
      case .registered = try await store.register(
        barbara, by: stage.use(adas, operatorsOnly: true))
    else { throw Stage.Unexpected() }
    // Who has an account becomes a friend all the same.
    guard
      case .befriended = try await store.accept(
        stage.use(graces, operatorsOnly: true), by: stage.linus)
    else { throw Stage.Unexpected() }
  }

  @Test(arguments: Engine.allCases)
  func `accepting twice is once, and what one of the two has ended does not come back by it`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let store = stage.stores.invites
    let hash = try await stage.invite(uses: 3)
    guard case .befriended = try await store.accept(stage.use(hash), by: stage.grace) else {
      throw Stage.Unexpected()
    }

    let friend = try await stage.stores.friends.friends(of: stage.grace)[0]
    #expect(try await store.accept(stage.use(hash), by: stage.grace) == .alreadyFriends(friend))
    #expect(try await store.invites(of: stage.ada).first?.left == 2)
    await stage.wait(.seconds(30 * 86_400))
    #expect(try await store.accept(stage.use(hash), by: stage.grace) == .alreadyFriends(friend))
    #expect(try await store.accept(stage.use(hash), by: stage.ada) == .ended)

    let other = try await stage.invite(uses: 3)
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    guard case .befriended = try await store.accept(stage.use(other), by: stage.grace) else {
      throw Stage.Unexpected()
    }
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    #expect(try await store.accept(stage.use(other), by: stage.grace) == .ended)
  }

  @Test(arguments: Engine.allCases)
  func `a block is in the way from either side, and a request that waited is gone`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let store = stage.stores.invites
    let hash = try await stage.invite(uses: 3)
    try await stage.block(stage.grace, by: stage.ada)
    try await stage.block(stage.ada, by: stage.linus)

    #expect(try await store.accept(stage.use(hash), by: stage.grace) == .ended)
    #expect(try await store.accept(stage.use(hash), by: stage.linus) == .ended)
    let barbara = try await stage.register("barbara")
    let request = try await stage.request(barbara, stage.ada)
    guard case .befriended(let it) = try await store.accept(stage.use(hash), by: barbara) else {
      throw Stage.Unexpected()
    }
    #expect(
      try await stage.accept(request, stage.ada)
        == .alreadyFriends(try #require(it.friends[stage.ada]), conversation: it.conversation))
    #expect(try await store.invites(of: stage.ada).first?.left == 2)
  }

  @Test(arguments: Engine.allCases)
  func `limits hold: of friends for both, and of open invites, whoever races`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let store = stage.stores.invites
    let hash = try await stage.invite(uses: 9)
    try await stage.befriend(stage.ada, stage.linus)
    let barbara = Account.test("barbara", "Barbara", stage.world)
    let full = stage.use(hash, friendLimit: 1)
    #expect(try await store.accept(full, by: stage.grace) == .limitReached)
    #expect(try await store.register(barbara, by: stage.use(hash, friendLimit: 1)) == .ended)

    let invites = (0..<10).map { _ in stage.kept(of: stage.grace) }
    let made = try await withThrowingTaskGroup(of: Bool.self) { group in
      for invite in invites { group.addTask { try await store.create(invite, limit: 3) } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(made == 3)
    await stage.wait(.seconds(7 * 86_400))
    #expect(try await store.create(stage.kept(of: stage.grace), limit: 3))
    #expect(try await store.create(stage.kept(of: stage.world.makeID()), limit: 3) == false)
  }

  @Test(arguments: Engine.allCases)
  func `a purge forgets what has expired, and who is deleted takes their invites along`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let store = stage.stores.invites
    _ = try await stage.invite(days: 1)
    let lasting = try await stage.invite(uses: 3, days: 30)
    let graces = try await stage.invite(of: stage.grace, days: 30)
    _ = try await store.accept(stage.use(lasting), by: stage.grace)
    _ = try await store.accept(stage.use(lasting), by: stage.linus)
    await stage.wait(.seconds(86_400))

    try await stage.stores.purge(at: stage.world.now())
    #expect(try await store.invites(of: stage.ada).map(\.uses) == [3])
    _ = try await stage.stores.accounts.setDeletion(stage.grace, at: stage.world.now())
    _ = try await stage.stores.deletions.delete(stage.grace, at: stage.world.now())

    #expect(try await store.inviter(graces, at: stage.world.now()) == nil)
    #expect(try await store.invites(of: stage.grace) == [])
    let invite = try #require(try await store.invites(of: stage.ada).first)
    #expect(invite.guests.map(\.id) == [stage.linus])
    #expect(invite.left == 1)
  }
}

extension Stage {
  /// One that is not kept yet.
  fileprivate func kept(of owner: UserID, uses: Int = 1, days: Int = 7) -> KeptInvite {
    KeptInvite(
      id: world.makeID(), owner: owner, hash: TokenHash(bytes: world.randomBytes(32)), uses: uses,
      createdAt: world.now(), expiresAt: world.now().advanced(bySeconds: days * 86_400))
  }

  /// One of Ada's, or of somebody else's.
  fileprivate func invite(of owner: UserID? = nil, uses: Int = 1, days: Int = 7) async throws
    -> TokenHash
  {
    let invite = kept(of: owner ?? ada, uses: uses, days: days)
    try #require(try await stores.invites.create(invite, limit: 20))
    return invite.hash
  }

  fileprivate func use(
    _ hash: TokenHash, friendLimit: Int = 1_000, operatorsOnly: Bool = false
  ) -> InviteUse {
    InviteUse(
      hash: hash, request: world.makeID(), conversation: world.makeID(), now: world.now(),
      friendLimit: friendLimit, operatorsOnly: operatorsOnly)
  }

  fileprivate func friends(of user: UserID) async throws -> [UserID] {
    try await stores.friends.friends(of: user).map(\.user.id)
  }
}
