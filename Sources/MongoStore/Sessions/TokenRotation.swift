import Chat

extension MongoConnection {
  /// Looks at the token, then changes its session as the rules say, in one step of the server.
  ///
  /// Of the two only the second is a commit. That suffices: what others do in between to a token that
  /// was good makes it followed at worst, and then its grace has only begun; only a session that is
  /// gone is another case, and nil. So a hundred at once with one token get by without waiting.
  func rotate(_ request: RotationRequest) throws -> Rotation? {
    guard let token = try token(request.presented, at: request.now) else { return .unknown }
    if let followedAt = token.followedAt,
      followedAt.advanced(bySeconds: request.grace) < request.now
    {
      let isMine = try deleteOne(.sessions, ["_id": token.session.id.bson]) == 1
      return isMine ? .reused(token.session.id) : nil
    }
    let moved = try updateOne(
      .sessions, ["_id": token.session.id.bson, "tokens.hash": request.presented.bson],
      .stages(request.stages(after: token.predecessor)))
    guard moved == 1 else { return nil }
    var session = token.session
    session.lastSeen = request.now
    session.expiresAt = request.expiresAt
    return .rotated(session)
  }

  private func token(_ hash: TokenHash, at now: Timestamp) throws -> StoredToken? {
    try findOne(
      .sessions, ["tokens.hash": hash.bson, "expiresAt": ["$gt": now.bson]],
      fields: [
        "account": 1, "device": 1, "createdAt": 1, "lastSeen": 1, "expiresAt": 1,
        "tokens": ["$elemMatch": ["hash": hash.bson]],
      ]
    ).map(StoredToken.init)
  }
}

/// A refresh token's hash as it is kept.
private struct StoredToken {
  let session: Session
  let predecessor: TokenHash?
  /// When its successor was first presented.
  let followedAt: Timestamp?

  /// Reads a session's document in which no other token is.
  init(_ document: BSONDocument) throws(BSONFault) {
    session = try Session(document)
    guard let token = try document.value("tokens", as: [BSONDocument].self).first else {
      throw BSONFault()
    }
    predecessor = try token.optional("predecessor")
    followedAt = try token.optional("followedAt")
  }
}

extension RotationRequest {
  /// What a good token does to its session.
  fileprivate func stages(after predecessor: TokenHash?) -> [BSONDocument] {
    var stages: [BSONDocument] = []
    if let predecessor { stages.append(["$set": ["tokens": marking(predecessor)]]) }
    stages.append(["$set": ["tokens": remembered]])
    stages.append(["$set": ["tokens": withSuccessor]])
    stages.append(["$set": ["lastSeen": now.bson, "expiresAt": expiresAt.bson]])
    return stages
  }

  /// The tokens, this one followed now if it wasn't before.
  private func marking(_ predecessor: TokenHash) -> BSONValue {
    let isUnmarked: BSONValue = [
      "$and": [
        ["$eq": ["$$token.hash", predecessor.bson]],
        ["$eq": [["$type": "$$token.followedAt"], "missing"]],
      ]
    ]
    let marked: BSONValue = ["$mergeObjects": ["$$token", ["followedAt": now.bson]]]
    return [
      "$map": [
        "input": "$tokens", "as": "token", "in": ["$cond": [isUnmarked, marked, "$$token"]],
      ]
    ]
  }

  /// Who still presents a token this old has long been logged out: it may become unknown.
  private var remembered: BSONValue {
    let lifetime = expiresAt.milliseconds - now.milliseconds
    let oldest = Timestamp(milliseconds: now.milliseconds - lifetime)
    return [
      "$filter": [
        "input": "$tokens", "as": "token",
        "cond": ["$gte": [["$ifNull": ["$$token.followedAt", now.bson]], oldest.bson]],
      ]
    ]
  }

  private var withSuccessor: BSONValue {
    let kept: BSONValue = ["hash": successor.bson, "predecessor": presented.bson]
    return [
      "$cond": [
        ["$in": [successor.bson, "$tokens.hash"]], "$tokens",
        ["$concatArrays": ["$tokens", [kept]]],
      ]
    ]
  }
}
