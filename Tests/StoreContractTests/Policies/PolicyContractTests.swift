import Chat
import ChatTesting
import Testing

@Suite("Policies and the audit log, on every engine", .timeLimit(.minutes(10)))
struct PolicyContractTests {
  @Test(arguments: Engine.allCases)
  func `what is set holds until it is taken back, and no number stands for two texts`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let store = stage.stores.policies
    #expect(try await store.policy() == InstancePolicy())

    let first = try await stage.set(registration: .some(.closed), terms: .some("Be kind."))
    #expect(first.registration == .closed)
    #expect(first.terms == Terms(terms: 1, text: "Be kind.", updatedAt: stage.world.now()))
    await stage.wait(.seconds(1))
    #expect(try await stage.set(terms: .some("Be kind.")) == first, "it was so already")
    #expect(try await stage.set(terms: .some(nil)).terms == nil)
    #expect(try await stage.set(terms: .some("Be quick.")).terms?.terms == 2)
    #expect(try await stage.set(registration: .some(nil)).registration == nil)

    #expect(try await store.policy().terms?.text == "Be quick.")
    let lines = try await stage.stores.audit.latest(9)
    #expect(
      lines.map(\.detail).sorted()
        == ["as configured", "closed", "none", "number 1", "number 2"])
    #expect(lines.allSatisfy { $0.by == stage.ada && $0.about == nil })
  }

  @Test(arguments: Engine.allCases)
  func `the number of the terms is kept with who agreed to them`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    var account = Account.test("hedy", "Hedy", stage.world)
    account.terms = 7
    try #require(try await stage.stores.accounts.create(account))

    #expect(try await stage.stores.accounts.account(account.id) == account)
  }

  @Test(arguments: Engine.allCases)
  func `lines come the newest first, by pages, with cards`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    for user in [stage.grace, stage.linus] {
      _ = try await stage.change(user, isSuspended: true)
      await stage.wait(.seconds(1))
    }
    _ = try await stage.stores.operation.change(
      stage.grace, StandingChange(isSuspended: false, stamp: AuditStamp(by: nil, stage.world)))

    let all = try await stage.stores.audit.entries(after: nil, limit: 9)
    #expect(all.map(\.act) == [.resumed, .suspended, .suspended])
    #expect(all.map(\.by?.id) == [nil, stage.ada, stage.ada])
    #expect(all.map(\.about?.username) == ["grace", "linus", "grace"])
    let store = stage.stores.audit
    #expect(try await store.entries(after: all[0].id, limit: 1) == Array(all[1...2]))
    #expect(try await store.latest(2).map(\.id) == all.prefix(2).map(\.id))
  }
}

extension Stage {
  fileprivate func set(registration: RegistrationPolicy?? = nil, terms: String?? = nil)
    async throws -> InstancePolicy
  {
    try await stores.policies.change(
      PolicyChange(registration: registration, terms: terms, stamp: stamp()))
  }
}
