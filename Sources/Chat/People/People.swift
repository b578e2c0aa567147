/// Finds people, and tells what is between them and whoever asks.
package struct People: Sendable {
  private let store: any PersonStore

  package init(store: any PersonStore) {
    self.store = store
  }

  /// People whose username, or a word of whose display name, begins with each word of `query`.
  func find(_ query: String, for viewer: UserID, after: String?, limit: Int) async throws
    -> Page<Person>
  {
    let words = SearchWords.split(query)
    guard !words.isEmpty else { return Page(items: [], next: nil) }
    let found = try await store.people(
      matching: words, asSeenBy: viewer, after: after, limit: limit)
    return Page(found: found, limit: limit) { $0.user.username }
  }

  /// One person.
  func person(_ id: UserID, for viewer: UserID) async throws -> Person {
    guard let person = try await store.person(id, asSeenBy: viewer) else {
      throw CommonRefusal.notFound
    }
    return person
  }

  /// Whoever shares a conversation with the person.
  func companions(of id: UserID) async throws -> [UserID] {
    try await store.companions(of: id)
  }
}
