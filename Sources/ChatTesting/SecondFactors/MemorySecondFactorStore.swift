import Chat

struct MemorySecondFactorStore: SecondFactorStore {
  let state: SharedState

  func factor(of user: UserID) async throws -> SecondFactor? {
    state { $0.secondFactors[user] }
  }

  func propose(_ factor: SecondFactor) async throws -> Bool {
    state { state in
      guard state.secondFactors[factor.user]?.confirmedAt == nil else { return false }
      state.secondFactors[factor.user] = factor
      return true
    }
  }

  func confirm(_ factor: SecondFactor) async throws -> Bool {
    state { state in
      guard let waiting = state.secondFactors[factor.user], waiting.confirmedAt == nil,
        waiting.secret == factor.secret
      else { return false }
      state.secondFactors[factor.user] = factor
      return true
    }
  }

  func accept(_ proof: FactorProof, of user: UserID) async throws -> Bool {
    state { state in
      guard var factor = state.secondFactors[user], factor.confirmedAt != nil else { return false }
      switch proof {
      case .step(let step):
        guard step > factor.lastStep else { return false }
        factor.lastStep = step
      case .code(let hash):
        guard factor.codes.remove(hash) != nil else { return false }
      }
      state.secondFactors[user] = factor
      return true
    }
  }

  func remove(of user: UserID) async throws {
    state { state in
      state.secondFactors[user] = nil
      state.trustedDevices[user] = nil
    }
  }

  func trust(_ device: TrustedDevice, by user: UserID, at now: Timestamp) async throws {
    state { state in
      guard state.secondFactors[user]?.confirmedAt != nil else { return }
      let others = state.trustedDevices[user, default: []].filter { $0.expiresAt > now }
      state.trustedDevices[user] = others + [device]
    }
  }

  func isTrusted(_ hash: TokenHash, by user: UserID, at now: Timestamp) async throws -> Bool {
    state { state in
      state.trustedDevices[user, default: []].contains { $0.hash == hash && $0.expiresAt > now }
    }
  }
}
