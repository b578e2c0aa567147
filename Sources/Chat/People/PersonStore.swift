/// Where people are looked up. A deleted account is found by nobody.
package protocol PersonStore: Sendable {
  /// People other than the viewer of whom each of `words` begins a search word, by username, one more
  /// than `limit` where there are more; only those whose username sorts behind `after`.
  func people(matching words: [String], asSeenBy viewer: UserID, after: String?, limit: Int)
    async throws -> [Person]

  /// One person; nil where there is none for this viewer.
  func person(_ id: UserID, asSeenBy viewer: UserID) async throws -> Person?

  /// Everybody who shares a conversation with the person, without the person.
  func companions(of id: UserID) async throws -> [UserID]
}
