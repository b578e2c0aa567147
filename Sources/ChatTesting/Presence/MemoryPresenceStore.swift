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

  func showingLastSeen(among users: [UserID]) async throws -> Set<UserID> {
    state { state in Set(users.filter { state.living($0)?.settings.lastSeen == true }) }
  }

  func lastSeen(of users: [UserID], to viewer: UserID) async throws -> [UserID: Timestamp] {
    let showing = try await showingLastSeen(among: users + [viewer])
    guard showing.contains(viewer) else { return [:] }
    return state { $0.lastSeen.filter { users.contains($0.key) && showing.contains($0.key) } }
  }
}
