import Chat
import ChatTesting
import Testing

@Suite("The first account, on every engine", .timeLimit(.minutes(10)))
struct FirstAccountContractTests {
  private let folder = TemporaryFolder()
  private let world = World.test()

  @Test(arguments: Engine.allCases)
  func `the first one is the operator's, and stays so`(engine: Engine) async throws {
    let accounts = try await engine.open(in: folder).accounts
    let cast = Cast(world)
    #expect(try await accounts.isEmpty())

    #expect(try await accounts.create(cast.ada, onlyFirst: true) == .created(.operator))
    #expect(try await accounts.isEmpty() == false)
    #expect(try await accounts.create(cast.grace, onlyFirst: true) == .notFirst)
    #expect(try await accounts.create(cast.grace, onlyFirst: false) == .created(.member))
    _ = try await accounts.update(cast.ada.id, ProfileChange(displayName: "Ada King"))

    #expect(try await accounts.account(cast.ada.id)?.role == .operator)
    #expect(try await accounts.account(cast.grace.id)?.role == .member)
  }

  @Test(arguments: Engine.allCases, [false, true])
  func `of many who are first at once exactly one becomes the operator`(
    engine: Engine, onlyFirst: Bool
  ) async throws {
    let accounts = try await engine.open(in: folder).accounts
    let people = (0..<10).map { Account.test("person\($0)", "Person", world) }

    let outcomes = try await withThrowingTaskGroup(of: Creation.self) { group in
      for person in people {
        group.addTask { try await accounts.create(person, onlyFirst: onlyFirst) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let others: Creation = onlyFirst ? .notFirst : .created(.member)
    #expect(outcomes.count { $0 == .created(.operator) } == 1)
    #expect(outcomes.count { $0 == others } == 9)
    let roles = try await people.keptRoles(in: accounts)
    #expect(roles.count { $0 == .operator } == 1)
    #expect(roles.count == (onlyFirst ? 1 : 10))
  }

  @Test(arguments: Engine.allCases)
  func `an instance is not new again because its first account is gone`(engine: Engine)
    async throws
  {
    let stores = try await engine.open(in: folder)
    let cast = Cast(world)
    _ = try await stores.accounts.create(cast.ada)
    _ = try await stores.accounts.setDeletion(cast.ada.id, at: world.now())
    _ = try await stores.deletions.delete(cast.ada.id, at: world.now())

    #expect(try await stores.accounts.isEmpty() == false)
    #expect(try await stores.accounts.create(cast.grace, onlyFirst: false) == .created(.member))
  }
}

extension [Account] {
  /// The roles of those that are kept.
  fileprivate func keptRoles(in store: any AccountStore) async throws -> [Account.Role] {
    var roles: [Account.Role] = []
    for account in self {
      if let kept = try await store.account(account.id) { roles.append(kept.role) }
    }
    return roles
  }
}
