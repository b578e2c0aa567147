import Chat

/// A document for each invite, whoever came by it in it.
struct MongoInviteStore: InviteStore {
  let pool: MongoPool

  func create(_ invite: KeptInvite, limit: Int) async throws -> Bool {
    try await pool.run { connection in
      try connection.transaction { try $0.create(invite, limit: limit) }
    }
  }

  func invites(of owner: UserID) async throws -> [Invite] {
    try await pool.run { connection in
      let kept = try connection.find(.invites, ["owner": owner.bson], sort: ["_id": -1])
        .map { try KeptInvite($0) }
      let cards = try connection.users(Array(Set(kept.flatMap(\.guests))))
      return kept.map { invite in
        Invite(
          id: invite.id, uses: invite.uses, left: invite.left, createdAt: invite.createdAt,
          expiresAt: invite.expiresAt, guests: invite.guests.compactMap { cards[$0] })
      }
    }
  }

  func remove(_ id: InviteID, of owner: UserID) async throws -> Bool {
    try await pool.run { connection in
      try connection.deleteOne(.invites, ["_id": id.bson, "owner": owner.bson]) == 1
    }
  }

  func inviter(_ hash: TokenHash, at now: Timestamp) async throws -> Inviter? {
    try await pool.run { connection in
      guard let invite = try connection.invite(hash), invite.isOpen(at: now),
        let owner = try connection.livingAccount(invite.owner)
      else { return nil }
      return Inviter(user: owner.user, role: owner.role, expiresAt: invite.expiresAt)
    }
  }

  func register(_ account: Account, by use: InviteUse) async throws -> InvitedRegistration {
    try await pool.run { connection in
      do {
        return try connection.transaction { try $0.register(account, by: use) }
      } catch let error as MongoError where error.duplicate == ["name"] {
        return .usernameTaken
      }
    }
  }

  func accept(_ use: InviteUse, by user: UserID) async throws -> InviteAcceptance {
    try await pool.run { connection in
      try connection.transaction { try $0.accept(use, by: user) }
    }
  }
}

extension MongoConnection {
  /// Those that have ended by time are of no use to anybody.
  func forgetInvites(at now: Timestamp) throws {
    try deleteMany(.invites, ["expiresAt": ["$lte": now.bson]])
  }

  fileprivate func invite(_ hash: TokenHash) throws -> KeptInvite? {
    try findOne(.invites, ["hash": hash.bson]).map { try KeptInvite($0) }
  }

  /// The owner's account says which was the last, so that of two at once one sees the other.
  fileprivate func create(_ invite: KeptInvite, limit: Int) throws -> Bool {
    let owner: BSONDocument = ["_id": invite.owner.bson, "deleted": nil]
    let open: BSONDocument = [
      "owner": invite.owner.bson, "left": ["$gt": 0], "expiresAt": ["$gt": invite.createdAt.bson],
    ]
    guard try updateOne(.accounts, owner, ["$set": ["lastInvite": invite.id.bson]]) == 1,
      try isFewer(than: limit, .invites, open)
    else { return false }
    try insert(.invites, invite.document)
    return true
  }

  fileprivate func register(_ account: Account, by use: InviteUse) throws -> InvitedRegistration {
    guard let invite = try invite(use.hash), invite.isOpen(at: use.now),
      let owner = try livingAccount(invite.owner),
      !use.operatorsOnly || owner.role == .operator,
      try mayBefriend([owner.user], limit: use.friendLimit)
    else { return .ended }
    try insert(.accounts, try account.document())
    return .registered(try bring(account.user, by: invite, of: owner.user, use))
  }

  fileprivate func accept(_ use: InviteUse, by user: UserID) throws -> InviteAcceptance {
    guard let invite = try invite(use.hash), let owner = try party(invite.owner),
      let guest = try party(user)
    else { return .ended }
    let pair = Pair(owner.id, guest.id)
    if let friendship = try findOne(.friendships, ["_id": pair.bson]) {
      return .alreadyFriends(Friend(user: owner, since: try friendship.value("since")))
    }
    guard invite.isOpen(at: use.now), owner.id != guest.id, !invite.guests.contains(guest.id),
      try block(between: pair) == nil
    else { return .ended }
    guard try mayBefriend([owner, guest], limit: use.friendLimit) else { return .limitReached }
    return .befriended(try bring(guest, by: invite, of: owner, use))
  }

  /// Counts one use, and makes friends of the two.
  private func bring(_ guest: User, by invite: KeptInvite, of owner: User, _ use: InviteUse) throws
    -> Befriending
  {
    try updateOne(
      .invites, ["_id": invite.id.bson],
      ["$inc": ["left": -1], "$push": ["guests": guest.id.bson]])
    let waiting = try findOne(.requests, ["pair": Pair(owner.id, guest.id).bson])
      .map(StoredRequest.init)
    let guestAsked = waiting?.asker == guest.id
    return try befriend(
      asker: guestAsked ? guest : owner, other: guestAsked ? owner : guest,
      request: waiting?.id ?? use.request, conversation: use.conversation, at: use.now)
  }
}
