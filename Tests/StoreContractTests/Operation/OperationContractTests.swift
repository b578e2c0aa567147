import Chat
import ChatTesting
import Testing

@Suite("What operators do, on every engine", .timeLimit(.minutes(10)))
struct OperationContractTests {
  @Test(arguments: Engine.allCases)
  func `who is suspended loses every session, and gets none until they are not`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (grace, sessions) = (stage.grace, stage.stores.sessions)
    let ended = [try await stage.logIn(grace), try await stage.logIn(grace)].map(\.session.id)
    let kept = try await stage.logIn(stage.linus)

    let outcome = try await stage.change(grace, isSuspended: true)

    #expect(outcome == .changed(ended.sorted()))
    #expect(try await sessions.sessions(of: grace, at: stage.world.now()) == [])
    #expect(try await sessions.session(kept.session.id, at: stage.world.now()) != nil)
    #expect(try await stage.stores.accounts.account(grace)?.suspendedAt == stage.world.now())
    await stage.wait(.seconds(1))
    #expect(try await stage.change(grace, isSuspended: true) == .unchanged)
    #expect(try await !stage.begins(grace))
    #expect(try await stage.change(grace, isSuspended: false) == .changed([]))
    #expect(try await stage.begins(grace))
    #expect(try await stage.stores.accounts.account(grace)?.suspendedAt == nil)
    #expect(try await stage.change(stage.world.makeID(), isSuspended: true) == .unknown)
    let lines = try await stage.stores.audit.latest(9)
    #expect(lines.map(\.act) == [.resumed, .suspended])
    #expect(lines.map(\.ended) == [[], ended.sorted()])
    #expect(lines.map(\.by) == [stage.ada, stage.ada] && lines.map(\.about) == [grace, grace])
  }

  @Test(arguments: Engine.allCases)
  func `of many who log in while they are suspended nobody stays`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...12 { group.addTask { _ = try await stage.begins(stage.grace) } }
      group.addTask { _ = try await stage.change(stage.grace, isSuspended: true) }
      try await group.waitForAll()
    }

    let now = stage.world.now()
    #expect(try await stage.stores.sessions.sessions(of: stage.grace, at: now) == [])
  }

  @Test(arguments: Engine.allCases)
  func `being kept out is no change of mind about a deletion`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (accounts, due) = (stage.stores.accounts, stage.soon)
    _ = try await accounts.setDeletion(stage.grace, at: due)
    _ = try await stage.change(stage.grace, isSuspended: true)

    #expect(try await accounts.setDeletion(stage.grace, at: nil) == nil)
    #expect(try await accounts.account(stage.grace)?.deleteAt == due)
  }

  @Test(arguments: Engine.allCases)
  func `there is always an operator, however they race`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (ada, grace) = (stage.ada, stage.grace)
    #expect(try await stage.change(ada, role: .member) == .lastOperator)
    let version = try await stage.version(of: grace)
    #expect(try await stage.change(grace, role: .operator) == .changed([]))
    await stage.wait(.seconds(1))
    #expect(try await stage.version(of: grace) == version + 1)
    _ = try await stage.change(grace, isSuspended: true)
    #expect(
      try await stage.change(ada, role: .member) == .lastOperator, "she runs nothing just now")
    await stage.wait(.seconds(1))
    _ = try await stage.change(grace, isSuspended: false)
    await stage.wait(.seconds(1))

    let outcomes = try await withThrowingTaskGroup(of: StandingOutcome.self) { group in
      for user in [ada, grace] {
        group.addTask { try await stage.change(user, role: .member) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(outcomes.count { $0 == .changed([]) } == 1)
    #expect(outcomes.count { $0 == .lastOperator } == 1)
    #expect(
      try await stage.stores.audit.latest(9).map(\.act)
        == [.madeMember, .resumed, .suspended, .madeOperator])
  }

  @Test(arguments: Engine.allCases)
  func `who is removed is out and due at once, and no operator is`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (store, now) = (stage.stores.operation, stage.world.now())
    let login = try await stage.logIn(stage.grace)

    #expect(try await store.remove(stage.ada, stage.stamp()) == .isOperator)
    #expect(try await store.remove(stage.world.makeID(), stage.stamp()) == .unknown)
    #expect(try await store.remove(stage.grace, stage.stamp()) == .removed([login.session.id]))
    #expect(try await store.remove(stage.grace, stage.stamp()) == .removed([]))

    #expect(try await !stage.begins(stage.grace))
    #expect(try await stage.stores.accounts.setDeletion(stage.grace, at: nil) == nil)
    #expect(try await stage.stores.deletions.due(at: now, limit: 9) == [stage.grace])
    _ = try #require(try await stage.stores.deletions.delete(stage.grace, at: now))
    #expect(try await store.person(stage.grace) == nil)
    let lines = try await stage.stores.audit.entries(after: nil, limit: 9)
    #expect(lines.map(\.act) == [.deleted])
    #expect(lines.first?.about?.deleted == true, "it says who did what to a card that is empty")
  }

  @Test(arguments: Engine.allCases)
  func `people come the newest first, by pages or by their names`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let store = stage.stores.operation
    await stage.wait(.seconds(1))
    let barbara = try await stage.register("barbara")
    _ = try await stage.register("gone", deleted: true)
    let login = try await stage.logIn(barbara)
    _ = try await stage.complete(barbara, bytes: 70)
    _ = try await stage.complete(barbara, bytes: 30)
    try #require(try await stage.report(by: stage.grace, about: barbara))

    let all = try await store.people(matching: [], after: nil, limit: 9)
    let cast = [stage.ada, stage.grace, stage.linus].sorted(by: >)
    #expect(all.map(\.user.id) == [barbara] + cast)
    #expect(
      all.first
        == OperatorPerson(
          try #require(try await stage.stores.accounts.account(barbara)),
          lastSeen: login.session.lastSeen, mediaBytes: 100, reports: 1))
    #expect(all.filter { $0.role == .operator }.map(\.user.id) == [stage.ada])
    #expect(try await store.person(barbara) == all.first)
    let some = try await store.people(matching: [], after: barbara, limit: 1)
    #expect(some.map(\.user.id) == Array(cast.prefix(2)), "one more than asked for")
    let named = try await store.people(matching: ["pau", "lin"], after: nil, limit: 9)
    #expect(named.map(\.user.id) == [stage.linus])
    #expect(try await store.people(matching: ["zz"], after: nil, limit: 9) == [])
  }

  @Test(arguments: Engine.allCases)
  func `figures count what there is`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 1...3 { try await stage.send(stage.ada, id) }
    try await stage.make(1, stage.ada, id, .delete)
    _ = try await stage.register("gone", deleted: true)
    _ = try await stage.complete(stage.ada, bytes: 42)
    _ = try await stage.change(stage.linus, isSuspended: true)
    try #require(try await stage.report(by: stage.grace, about: stage.linus))

    let figures = try await stage.stores.operation.figures()

    #expect(figures.people == 3 && figures.suspended == 1 && figures.reports == 1)
    #expect(figures.messages == 3 && figures.mediaBytes == 42)
    if engine != .memory {
      #expect(try #require(figures.databaseBytes) > 0)
      let disk = try #require(figures.disk)
      #expect(disk.free >= 0 && disk.free < disk.total)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a link for a new password is kept with a line that has no secret`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let link = ResetLink(for: stage.cast.grace.user, stage.world)

    #expect(try await stage.stores.operation.keep(link.code, of: stage.grace, stage.stamp()))
    let stranger = stage.world.makeID() as UserID
    #expect(try await !stage.stores.operation.keep(link.code, of: stranger, stage.stamp()))

    #expect(try await stage.stores.recovery.means(of: stage.grace)?.codes == [link.code])
    let line = try #require(try await stage.stores.audit.latest(9).first)
    #expect(line.act == .resetLink && line.about == stage.grace && line.detail == "")
  }
}

extension Stage {
  func stamp(by user: UserID? = nil) -> AuditStamp { AuditStamp(by: user ?? ada, world) }

  func change(_ user: UserID, isSuspended: Bool? = nil, role: Account.Role? = nil) async throws
    -> StandingOutcome
  {
    try await stores.operation.change(
      user, StandingChange(isSuspended: isSuspended, role: role, stamp: stamp()))
  }

  /// Whether somebody who has shown their password gets in.
  func begins(_ user: UserID) async throws -> Bool {
    let now = world.now()
    let session = Session(
      id: world.makeID(), user: user, device: "Firefox", createdAt: now, lastSeen: now,
      expiresAt: now.advanced(bySeconds: 100))
    return try await stores.sessions.create(
      session, token: TokenHash(bytes: world.randomBytes(32)))
  }

  func report(
    by user: UserID, about other: UserID, _ message: Message? = nil,
    reason: Report.Reason = .spam, comment: String? = nil
  ) async throws -> Bool {
    try await stores.reports.file(
      ReportDraft(
        id: world.makeID(), by: user, about: other,
        place: message.map { .init(conversation: $0.conversation, seq: $0.seq) }, reason: reason,
        comment: comment, now: world.now()))
  }
}
