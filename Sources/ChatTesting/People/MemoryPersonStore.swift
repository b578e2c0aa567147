import Chat

struct MemoryPersonStore: PersonStore {
  let state: SharedState

  func people(matching words: [String], asSeenBy viewer: UserID, after: String?, limit: Int)
    async throws -> [Person]
  {
    guard !words.isEmpty else { return [] }
    return state { state in
      let found = state.accounts.values.map(\.user)
        .filter { user in
          user.id != viewer && user.deleted != true && user.matches(words)
            && !state.hasBlocked(user.id, viewer)
            && after.map { MemoryState.inOrder($0, user.username) } ?? true
        }
        .sorted { MemoryState.inOrder($0.username, $1.username) }
      return found.prefix(limit + 1).map { state.person($0, asSeenBy: viewer) }
    }
  }

  func person(_ id: UserID, asSeenBy viewer: UserID) async throws -> Person? {
    state { state in
      guard let account = state.living(id), !state.hasBlocked(id, viewer) else { return nil }
      return state.person(account.user, asSeenBy: viewer)
    }
  }

  func companions(of id: UserID) async throws -> [UserID] {
    state { state in
      let shared = state.conversations.values.map(\.members.keys).filter { $0.contains(id) }
      return Set(shared.joined()).subtracting([id]).sorted()
    }
  }
}

extension User {
  func matches(_ words: [String]) -> Bool {
    let own = SearchWords.of(username: username, displayName: displayName)
    return words.allSatisfy { word in own.contains { $0.utf8.starts(with: word.utf8) } }
  }
}

extension MemoryState {
  fileprivate func person(_ user: User, asSeenBy viewer: UserID) -> Person {
    Person(user: user, relation: relation(of: viewer, to: user.id))
  }

  private func relation(of viewer: UserID, to other: UserID) -> Relation {
    if hasBlocked(viewer, other) { return .blocked }
    if areFriends(viewer, other) { return .friend }
    guard let request = requests.values.first(where: { $0.pair == [viewer, other] }) else {
      return .none
    }
    return request.asker == viewer ? .outgoing : .incoming
  }
}
