import Chat

struct MemoryPresenceStore: PresenceStore {
  let state: SharedState

  func audience(of user: UserID) async throws -> [UserID] {
    state { $0.friends(of: user).sorted() }
  }

  func saw(_ user: UserID, at moment: Timestamp) async throws {
    state { state in
      state.lastSeen[user] = max(state.lastSeen[user] ?? moment, moment)
    }
  }

  func showsLastSeen(_ user: UserID) async throws -> Bool {
    state { $0.living(user)?.settings.lastSeen == true }
  }

  func lastSeen(of users: [UserID]) async throws -> [UserID: Timestamp] {
    state { state in
      var moments: [UserID: Timestamp] = [:]
      for user in users where state.living(user)?.settings.lastSeen == true {
        moments[user] = state.lastSeen[user]
      }
      return moments
    }
  }
}
