/// What an operator does about one person: the same over HTTP and by the command line.
///
/// Nobody is told here; a server that runs learns of it by the audit log.
package struct OperatorActs: Sendable {
  private let store: any OperationStore
  private let world: World

  package init(store: any OperationStore, world: World = .real) {
    self.store = store
    self.world = world
  }

  /// Changes how somebody stands; answers the sessions that ended, and nil where it was so already.
  /// Throws ``OperatorRefusal`` and `notFound`. `actor` is nil for the command line.
  package func change(
    _ id: UserID, isSuspended: Bool? = nil, role: Account.Role? = nil, by actor: UserID?
  ) async throws -> [SessionID]? {
    guard id != actor else { throw OperatorRefusal.yourself }
    let change = StandingChange(
      isSuspended: isSuspended, role: role, stamp: AuditStamp(by: actor, world))
    switch try await store.change(id, change) {
    case .changed(let ended): return ended
    case .unchanged: return nil
    case .lastOperator: throw OperatorRefusal.lastOperator
    case .unknown: throw CommonRefusal.notFound
    }
  }

  /// Lets somebody be deleted as if their week were over; answers the sessions that ended.
  package func remove(_ id: UserID, by actor: UserID?) async throws -> [SessionID] {
    guard id != actor else { throw OperatorRefusal.yourself }
    switch try await store.remove(id, AuditStamp(by: actor, world)) {
    case .removed(let ended): return ended
    case .isOperator: throw OperatorRefusal.isOperator
    case .unknown: throw CommonRefusal.notFound
    }
  }

  /// The path and fragment of a link with which somebody gives themselves a new password.
  package func makeResetLink(for user: User, by actor: UserID?) async throws -> String {
    let link = ResetLink(for: user, world)
    guard try await store.keep(link.code, of: user.id, AuditStamp(by: actor, world)) else {
      throw CommonRefusal.notFound
    }
    return link.path
  }

  /// One person.
  package func person(_ id: UserID) async throws -> OperatorPerson {
    guard let person = try await store.person(id) else { throw CommonRefusal.notFound }
    return person
  }

  /// People by the beginnings of their names, or all of them where `query` is empty; the newest
  /// account first.
  package func people(_ query: String, after: UserID?, limit: Int) async throws
    -> Page<OperatorPerson>
  {
    let words = SearchWords.split(query)
    let found = try await store.people(matching: words, after: after, limit: limit)
    return Page(found: found, limit: limit) { "\($0.user.id)" }
  }
}
