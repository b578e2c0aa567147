import Chat

struct MemoryRecoveryStore: RecoveryStore {
  let state: SharedState

  func means(of id: UserID) async throws -> RecoveryMeans? {
    state { state in state.living(id).map { _ in state.means[id] ?? RecoveryMeans() } }
  }

  func keep(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome {
    state { $0.keep(code, of: id) }
  }

  func replaceRecoveryCodes(_ hashes: [TokenHash], of id: UserID) async throws {
    state { $0.means[id, default: RecoveryMeans()].replaceRecoveryCodes(hashes) }
  }

  func proposeAddress(_ code: IssuedCode, of id: UserID) async throws -> CodeOutcome {
    state { state in
      let outcome = state.keep(code, of: id)
      guard case .kept(var account) = outcome else { return outcome }
      guard !account.emailVerified, account.email != code.email else { return .kept(account) }
      account.email = code.email
      account.version += 1
      state.accounts[id] = account
      return .kept(account)
    }
  }

  func removeAddress(of id: UserID) async throws -> AddressChange? {
    state { state in
      guard var account = state.living(id) else { return nil }
      state.means[id]?.forget(.address)
      let former = account.emailVerified ? account.email : nil
      if account.email != nil { account.version += 1 }
      account.email = nil
      account.emailVerified = false
      state.accounts[id] = account
      return AddressChange(account: account, former: former)
    }
  }

  func verifyAddress(_ attempt: CodeAttempt, of id: UserID) async throws -> AddressOutcome {
    state { state in
      guard var account = state.living(id), var means = state.means[id] else { return .refused }
      guard let email = means.proveAddress(attempt) else {
        state.means[id] = means
        return .refused
      }
      let isTaken = state.accounts.values.contains { other in
        other.user.id != id && other.emailVerified && other.user.deleted != true
          && other.email.map(MemoryState.folded) == MemoryState.folded(email)
      }
      guard !isTaken else { return .taken }
      state.means[id] = means
      let former = account.emailVerified && account.email != email ? account.email : nil
      account.email = email
      account.emailVerified = true
      account.version += 1
      state.accounts[id] = account
      return .verified(AddressChange(account: account, former: former))
    }
  }

  func resetPassword(_ attempt: CodeAttempt, hash: String, of id: UserID) async throws
    -> [SessionID]?
  {
    state { state in
      guard state.living(id) != nil, var means = state.means[id] else { return nil }
      let isAllowed = means.allowReset(attempt)
      state.means[id] = means
      guard isAllowed else { return nil }
      return state.setPassword(of: id, hash: hash)
    }
  }
}

extension MemoryState {
  fileprivate mutating func keep(_ code: IssuedCode, of id: UserID) -> CodeOutcome {
    guard let account = living(id) else { return .unknown }
    var means = means[id] ?? RecoveryMeans()
    if let moment = means.keep(code) { return .tooEarly(until: moment) }
    self.means[id] = means
    return .kept(account)
  }
}
