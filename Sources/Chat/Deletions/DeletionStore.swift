/// Where accounts are that are to be deleted, and what is still there of those that were.
package protocol DeletionStore: Sendable {
  /// Accounts whose time had come by `now`, the longest waiting first; those that are deleted are among
  /// them until ``finish(_:)``.
  func due(at now: Timestamp, limit: Int) async throws -> [UserID]

  /// Deletes an account, in one commit: names, address, password, second factor, settings, picture,
  /// sessions, friendships, requests, blocks either way, what it chose for its conversations, and uploads that no
  /// message has.
  ///
  /// What stays is an empty card, and what the person wrote. Nil where the account isn't due, and where
  /// it was deleted before.
  func delete(_ user: UserID, at now: Timestamp) async throws -> Departure?

  /// The conversations that the person is a member of.
  func conversations(of user: UserID) async throws -> [ConversationID]

  /// The messages above `after` that are the person's or have a reaction of theirs, at most `limit`.
  func traces(
    of user: UserID, in conversation: ConversationID, after: Int, limit: Int
  ) async throws -> [Trace]

  /// Nothing is left, so the account is due no more.
  func finish(_ user: UserID) async throws
}

/// A message with something of a person.
package struct Trace: Equatable, Sendable {
  /// The message's number.
  package let seq: Int
  package let isAuthor: Bool
  /// Their reactions to it, ascending.
  package let emojis: [String]

  package init(seq: Int, isAuthor: Bool, emojis: [String]) {
    self.seq = seq
    self.isAuthor = isAuthor
    self.emojis = emojis.sorted()
  }
}

/// An account that was just deleted, and whom that concerns.
package struct Departure: Equatable, Sendable {
  /// The card that is left.
  package let card: User
  /// Those that ended, ascending.
  package let sessions: [SessionID]
  package let friends: Set<UserID>
  /// The request that is gone, by whom it went to or came from.
  package let requests: [UserID: RequestID]
  /// Who had blocked the person.
  package let blockers: Set<UserID>
  /// Of all these.
  package let versions: Versions

  package init(
    card: User, sessions: [SessionID], friends: Set<UserID>, requests: [UserID: RequestID],
    blockers: Set<UserID>, versions: Versions
  ) {
    self.card = card
    self.sessions = sessions
    self.friends = friends
    self.requests = requests
    self.blockers = blockers
    self.versions = versions
  }
}

extension User {
  /// What a deleted person's card is: theirs by nothing but the id.
  package var emptied: User {
    User(id: id, username: "", displayName: "", rev: rev + 1, deleted: true)
  }

  /// Under which name the account is kept: each has one, which for a deleted one nobody can have.
  package var keptUsername: String { deleted == true ? "\(id)" : username }
}
