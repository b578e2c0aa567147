import Chat

struct MemoryOperationStore: OperationStore {
  let state: SharedState

  func figures() async throws -> StoredFigures {
    state { state in
      let living = state.accounts.values.filter { $0.user.deleted != true }
      return StoredFigures(
        people: living.count, suspended: living.count { $0.suspendedAt != nil },
        reports: state.reports.values.count { $0.closedAt == nil },
        messages: state.conversations.values.reduce(0) { $0 + $1.messages.count },
        mediaBytes: state.media.values.reduce(0) { $0 + $1.upload.bytes })
    }
  }

  func people(matching words: [String], after: UserID?, limit: Int) async throws
    -> [OperatorPerson]
  {
    state { state in
      let found = state.accounts.values.filter { account in
        account.user.deleted != true && account.user.matches(words)
          && after.map { account.user.id < $0 } ?? true
      }
      return found.sorted { $0.user.id > $1.user.id }.prefix(limit + 1).map { state.person($0) }
    }
  }

  func person(_ id: UserID) async throws -> OperatorPerson? {
    state { state in state.living(id).map { state.person($0) } }
  }

  func change(_ id: UserID, _ change: StandingChange) async throws -> StandingOutcome {
    state { state in
      guard let account = state.living(id) else { return .unknown }
      let standing = change.applied(to: account)
      guard standing.isNews else { return .unchanged }
      if standing.isLoss, !state.hasOperator(besides: id) { return .lastOperator }
      state.accounts[id] = standing.account
      let ended = standing.isSuspension ? state.endSessions(of: id, keeping: nil) : []
      state.audit += standing.lines(ended: ended)
      return .changed(ended)
    }
  }

  func remove(_ id: UserID, _ stamp: AuditStamp) async throws -> RemovalOutcome {
    state { state in
      guard let account = state.living(id) else { return .unknown }
      guard account.role != .operator else { return .isOperator }
      if account.isRemoved(at: stamp.at) { return .removed([]) }
      state.accounts[id]?.suspendedAt = account.suspendedAt ?? stamp.at
      state.accounts[id]?.deleteAt = stamp.at
      let ended = state.endSessions(of: id, keeping: nil)
      state.audit.append(stamp.line(.deleted, about: id, ended: ended))
      return .removed(ended)
    }
  }

  func keep(_ link: IssuedCode, of id: UserID, _ stamp: AuditStamp) async throws -> Bool {
    state { state in
      guard state.living(id) != nil else { return false }
      var means = state.means[id] ?? RecoveryMeans()
      guard means.keep(link) == nil else { return false }
      state.means[id] = means
      state.audit.append(stamp.line(.resetLink, about: id))
      return true
    }
  }
}

extension MemoryState {
  fileprivate func person(_ account: Account) -> OperatorPerson {
    let id = account.user.id
    return OperatorPerson(
      account, lastSeen: sessions.values.filter { $0.user == id }.map(\.lastSeen).max(),
      mediaBytes: media.values.filter { $0.upload.owner == id }.reduce(0) { $0 + $1.upload.bytes },
      reports: reports.values.count { $0.about == id && $0.closedAt == nil })
  }

  /// Whoever is suspended runs nothing.
  fileprivate func hasOperator(besides id: UserID) -> Bool {
    accounts.values.contains { account in
      account.user.id != id && account.user.deleted != true && account.role == .operator
        && account.suspendedAt == nil
    }
  }
}
