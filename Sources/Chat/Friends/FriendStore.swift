/// Where friendships and requests are kept: at most one of either for a pair, whoever races.
///
/// Every change raises the `version` of both accounts in its commit and says the new ones.
package protocol FriendStore: Sendable {
  /// `asker` asks `other` for friendship, if that one lets them; where `other` had asked already, they
  /// become friends.
  func ask(_ ask: FriendAsk) async throws -> AskOutcome

  /// The recipient accepts; a second time answers the friendship that came of it. Nil where the
  /// request isn't one made to `user`.
  func accept(
    _ id: RequestID, by user: UserID, conversation: ConversationID, at now: Timestamp,
    friendLimit: Int
  ) async throws -> AcceptOutcome?

  /// The recipient declines or the asker withdraws. Nil where `user` is neither.
  func removeRequest(_ id: RequestID, by user: UserID) async throws -> Removal?

  /// Ends a friendship. Nil where there is none.
  func unfriend(_ user: UserID, _ other: UserID) async throws -> Removal?

  /// The person's friends, by display name.
  func friends(of user: UserID) async throws -> [Friend]

  /// The person's requests in one direction, newest first, one more than `limit` where there are
  /// more; only those older than the request `after`.
  func requests(
    of user: UserID, _ direction: FriendRequest.Direction, after: RequestID?, limit: Int
  ) async throws -> [FriendRequest]
}

/// A wish for friendship, with the ids to use for what may come of it.
package struct FriendAsk: Sendable {
  package let asker: UserID
  package let other: UserID
  package let request: RequestID
  /// For the conversation, should crossing requests make one.
  package let conversation: ConversationID
  package let now: Timestamp
  package let requestLimit: Int
  package let friendLimit: Int

  package init(
    asker: UserID, other: UserID, request: RequestID, conversation: ConversationID, now: Timestamp,
    requestLimit: Int, friendLimit: Int
  ) {
    self.asker = asker
    self.other = other
    self.request = request
    self.conversation = conversation
    self.now = now
    self.requestLimit = requestLimit
    self.friendLimit = friendLimit
  }
}

/// What came of asking.
package enum AskOutcome: Equatable, Sendable {
  /// A new request, as each of the two sees it.
  case requested(asker: FriendRequest, other: FriendRequest, versions: Versions)
  /// It had been asked before; nothing changed.
  case alreadyRequested(FriendRequest)
  /// The other one had asked: they are friends now.
  case befriended(Befriending)
  /// They were friends already; nothing changed.
  case alreadyFriends(Friend)
  /// The asker has too many open requests, or one of the two too many friends.
  case limitReached
  /// The other one lets fewer people ask, see ``Admission``.
  case refused
  /// There is no such person, it is the asker, or one of the two has blocked the other.
  case notFound
}

/// What came of accepting.
package enum AcceptOutcome: Equatable, Sendable {
  case befriended(Befriending)
  /// Accepted before, by this same request; nothing changed.
  case alreadyFriends(Friend, conversation: ConversationID)
  /// One of the two has too many friends.
  case limitReached
}

/// Two people have just become friends: one commit made the friendship, removed their request, and
/// made their conversation unless they had one.
package struct Befriending: Equatable, Sendable {
  /// Each with the card of the *other* one, keyed by the person who sees it.
  package let friends: [UserID: Friend]
  package let conversation: ConversationID
  package let versions: Versions

  package init(friends: [UserID: Friend], conversation: ConversationID, versions: Versions) {
    self.friends = friends
    self.conversation = conversation
    self.versions = versions
  }
}

/// A request or friendship that is gone, and the versions of the two it was between.
package struct Removal: Equatable, Sendable {
  package let versions: Versions

  package init(versions: Versions) {
    self.versions = versions
  }
}

/// The `version` of each account that a commit changed.
package typealias Versions = [UserID: Int]
