import Chat

struct MemoryAttemptStore: AttemptStore {
  let state: SharedState

  func take(_ attempts: [Attempt], at now: Timestamp) async throws -> Timestamp? {
    state { state in
      state.forgetAttempts(at: now)
      let outcomes = attempts.map { $0.limit.take(from: state.attempts[$0.key], at: now) }
      if let until = outcomes.refusedUntil { return until }
      for case (let attempt, .taken(let full)) in zip(attempts, outcomes) {
        state.attempts[attempt.key] = full
      }
      return nil
    }
  }

  func giveBack(_ attempts: [Attempt]) async throws {
    state { state in
      for attempt in attempts {
        state.attempts[attempt.key] = state.attempts[attempt.key].map(attempt.limit.giveBack)
      }
    }
  }
}

extension MemoryState {
  /// Whoever has all attempts again is as one who never tried.
  mutating func forgetAttempts(at now: Timestamp) {
    attempts = attempts.filter { $0.value > now }
  }
}
