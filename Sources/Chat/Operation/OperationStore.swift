/// Where an operator finds people and changes how they stand. Each change says so in the audit log, in
/// the same commit.
package protocol OperationStore: Sendable {
  /// How much there is of everything.
  func figures() async throws -> StoredFigures

  /// People of whom each of `words` begins a search word, or all of them where there are no words: the
  /// newest account first, one more than `limit` where there are more; only those behind `after`.
  func people(matching words: [String], after: UserID?, limit: Int) async throws
    -> [OperatorPerson]

  /// One person; nil where there is none, or they were deleted.
  func person(_ id: UserID) async throws -> OperatorPerson?

  /// Changes how somebody stands; whoever is suspended loses every session in the same commit.
  func change(_ id: UserID, _ change: StandingChange) async throws -> StandingOutcome

  /// Suspends somebody who is no operator, ends every session, and lets the account be deleted now.
  func remove(_ id: UserID, _ stamp: AuditStamp) async throws -> RemovalOutcome

  /// Keeps the code of a link for a new password in place of the one before; false where there is no
  /// such account.
  func keep(_ link: IssuedCode, of id: UserID, _ stamp: AuditStamp) async throws -> Bool
}

/// How somebody is to stand; what is nil stays.
package struct StandingChange: Sendable {
  package let isSuspended: Bool?
  package let role: Account.Role?
  package let stamp: AuditStamp

  package init(isSuspended: Bool? = nil, role: Account.Role? = nil, stamp: AuditStamp) {
    self.isSuspended = isSuspended
    self.role = role
    self.stamp = stamp
  }

  /// What it makes of `account`: where they are another thing to the instance, `version` rises.
  package func applied(to account: Account) -> Standing {
    var changed = account
    if let isSuspended, isSuspended != (account.suspendedAt != nil) {
      changed.suspendedAt = isSuspended ? stamp.at : nil
    }
    if let role, role != account.role {
      changed.role = role
      changed.version += 1
    }
    return Standing(before: account, account: changed, stamp: stamp)
  }
}

/// An account after a change of how it stands.
package struct Standing: Sendable {
  fileprivate let before: Account
  package let account: Account
  fileprivate let stamp: AuditStamp

  package var isNews: Bool { account != before }
  package var isSuspension: Bool { account.suspendedAt != nil && before.suspendedAt == nil }
  /// Whether there is one fewer to run the instance.
  package var isLoss: Bool { before.role == .operator && account.role != .operator }

  /// Whether there may be others to run the instance.
  package var touchesOperators: Bool {
    account.role != before.role || account.role == .operator && account != before
  }

  /// What is to be said of it.
  package func lines(ended: [SessionID]) -> [AuditLine] {
    let id = account.user.id
    var lines: [AuditLine] = []
    if account.suspendedAt != before.suspendedAt {
      lines.append(
        stamp.line(isSuspension ? .suspended : .resumed, about: id, ended: ended))
    }
    if account.role != before.role {
      let isOperator = account.role == .operator
      lines.append(stamp.line(isOperator ? .madeOperator : .madeMember, about: id))
    }
    return lines
  }
}

/// What came of changing how somebody stands.
package enum StandingOutcome: Equatable, Sendable {
  /// The role is another, or they are suspended or not; these sessions ended.
  case changed([SessionID])
  /// It was so already.
  case unchanged
  /// There would be nobody else who runs the instance and is not suspended; nothing changed.
  case lastOperator
  /// There is no such account.
  case unknown
}

/// What came of removing somebody.
package enum RemovalOutcome: Equatable, Sendable {
  /// These sessions ended; none where it was so already.
  case removed([SessionID])
  /// They run the instance; nothing changed.
  case isOperator
  /// There is no such account.
  case unknown
}

extension Account {
  /// Whether it only waits to be deleted, and nobody comes in to stop that.
  package func isRemoved(at now: Timestamp) -> Bool {
    suspendedAt != nil && deleteAt.map { $0 <= now } == true
  }
}
