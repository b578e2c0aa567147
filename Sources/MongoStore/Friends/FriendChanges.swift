import Chat

/// A request as it is kept.
struct StoredRequest {
  let id: RequestID
  let asker: UserID
  let other: UserID
  let createdAt: Timestamp

  init(_ document: BSONDocument) throws(BSONFault) {
    id = try document.value("_id")
    asker = try document.value("asker")
    other = try document.value("other")
    createdAt = try document.value("createdAt")
  }

  init(_ ask: FriendAsk) {
    (id, asker, other, createdAt) = (ask.request, ask.asker, ask.other, ask.now)
  }

  var document: BSONDocument {
    [
      "_id": id.bson, "asker": asker.bson, "other": other.bson, "pair": Pair(asker, other).bson,
      "createdAt": createdAt.bson,
    ]
  }

  func seen(_ direction: FriendRequest.Direction, with user: User) -> FriendRequest {
    FriendRequest(id: id, user: user, direction: direction, createdAt: createdAt)
  }
}

/// The changes that friendships go through, each within the caller's transaction.
///
/// Each raises the versions of both accounts first. So of two that concern one person at once, one
/// fails there and begins again with what the other has left: nobody gets past a limit, and for one
/// pair nothing is made twice.
extension MongoConnection {
  func ask(_ ask: FriendAsk) throws -> AskOutcome {
    let pair = Pair(ask.asker, ask.other)
    guard ask.asker != ask.other, let asker = try party(ask.asker),
      let other = try party(ask.other), try block(between: pair) == nil
    else { return .notFound }
    if let friendship = try findOne(.friendships, ["_id": pair.bson]) {
      return .alreadyFriends(Friend(user: other, since: try friendship.value("since")))
    }
    let waiting = try findOne(.requests, ["pair": pair.bson]).map(StoredRequest.init)
    if let waiting, waiting.asker == asker.id {
      return .alreadyRequested(waiting.seen(.outgoing, with: other))
    }
    guard try mayBefriend([asker, other], limit: ask.friendLimit) else { return .limitReached }
    if let waiting {
      return .befriended(
        try befriend(
          asker: other, other: asker, request: waiting.id, conversation: ask.conversation,
          at: ask.now))
    }
    return try request(ask, from: asker, to: other)
  }

  /// Makes two people friends, their request gone and their conversation there.
  func befriend(
    asker: User, other: User, request: RequestID, conversation: ConversationID, at now: Timestamp
  ) throws -> Befriending {
    let pair = Pair(asker.id, other.id)
    let versions = try raiseVersions(of: [asker.id, other.id])
    try deleteOne(.requests, ["_id": request.bson])
    try insert(
      .friendships,
      [
        "_id": pair.bson, "people": [pair.lower, pair.higher].bson, "since": now.bson,
        "request": request.bson, "asker": asker.id.bson,
      ])
    return Befriending(
      friends: [
        asker.id: Friend(user: other, since: now), other.id: Friend(user: asker, since: now),
      ],
      conversation: try openConversation(conversation, of: pair, at: now).id, versions: versions)
  }

  /// The friendship that came of a request which `user` accepted before.
  func accepted(_ id: RequestID, by user: UserID) throws -> AcceptOutcome? {
    let friendship = try findOne(
      .friendships, ["request": id.bson, "people": user.bson, "asker": ["$ne": user.bson]])
    guard let friendship else { return nil }
    let asker: UserID = try friendship.value("asker")
    guard let card = try users([asker])[asker],
      let conversation = try conversation(of: Pair(user, asker))
    else { return nil }
    return .alreadyFriends(
      Friend(user: card, since: try friendship.value("since")), conversation: conversation)
  }

  /// Whether each of them may have one more friend.
  func mayBefriend(_ parties: [User], limit: Int) throws -> Bool {
    try parties.allSatisfy { party in
      try isFewer(than: limit, .friendships, ["people": party.id.bson])
    }
  }

  func isFewer(than limit: Int, _ collection: MongoCollection, _ filter: BSONDocument) throws
    -> Bool
  {
    try limit > 0 && count(collection, filter, limit: limit) < limit
  }

  func raiseVersions(of accounts: Set<UserID>) throws -> Versions {
    var versions = Versions()
    for account in accounts.sorted() {
      versions[account] = try findAndModify(
        .accounts, ["_id": account.bson], ["$inc": ["version": 1]], fields: ["version": 1])?
        .value("version")
    }
    return versions
  }

  /// The card of a living account.
  func party(_ id: UserID) throws -> User? {
    try findOne(.accounts, ["_id": id.bson, "deleted": nil], fields: User.fields).map(User.init)
  }

  func request(_ id: RequestID) throws -> StoredRequest? {
    try findOne(.requests, ["_id": id.bson]).map(StoredRequest.init)
  }

  private func request(_ ask: FriendAsk, from asker: User, to other: User) throws -> AskOutcome {
    let admission = try admission(of: other.id)
    guard try admission.admits(sharingFriend: { try shareFriend(asker.id, other.id) }) else {
      return .refused
    }
    guard try isFewer(than: ask.requestLimit, .requests, ["asker": asker.id.bson]) else {
      return .limitReached
    }
    let versions = try raiseVersions(of: [asker.id, other.id])
    let request = StoredRequest(ask)
    try insert(.requests, request.document)
    return .requested(
      asker: request.seen(.outgoing, with: other), other: request.seen(.incoming, with: asker),
      versions: versions)
  }

  private func admission(of account: UserID) throws -> Admission {
    try Admission(findOne(.accounts, ["_id": account.bson], fields: ["asks": 1]) ?? [:])
  }

  /// Whether somebody is a friend of both.
  private func shareFriend(_ one: UserID, _ other: UserID) throws -> Bool {
    try !aggregate(.friendships, .sharedFriend(of: one, other)).isEmpty
  }
}
