import Chat

/// A session and all its tokens are one document, so that each change of them is one commit.
struct MongoSessionStore: SessionStore {
  let pool: MongoPool

  /// A log-in is rare enough to clear away what has ended by itself, tokens included.
  func create(_ session: Session, token: TokenHash) async throws -> Bool {
    try await pool.run { connection in
      try connection.deleteMany(.sessions, ["expiresAt": ["$lte": session.createdAt.bson]])
      return try connection.transaction { try $0.create(session, token) }
    }
  }

  func session(_ id: SessionID, at now: Timestamp) async throws -> Session? {
    try await pool.run { connection in
      try connection.findOne(
        .sessions, ["_id": id.bson, "expiresAt": ["$gt": now.bson]], fields: Session.fields
      ).map(Session.init)
    }
  }

  func sessions(of user: UserID, at now: Timestamp) async throws -> [Session] {
    try await pool.run { connection in
      try connection.find(
        .sessions, ["account": user.bson, "expiresAt": ["$gt": now.bson]],
        sort: ["lastSeen": -1, "_id": -1], fields: Session.fields
      ).map(Session.init)
    }
  }

  func rotate(_ request: RotationRequest) async throws -> Rotation {
    try await pool.run { connection in
      try connection.attempts { try $0.rotate(request) }
    }
  }

  func revoke(_ id: SessionID, of user: UserID) async throws -> Bool {
    try await pool.run { connection in
      try connection.deleteOne(.sessions, ["_id": id.bson, "account": user.bson]) == 1
    }
  }

  func revokeOthers(than kept: SessionID, of user: UserID) async throws -> [SessionID] {
    try await pool.run { connection in
      try connection.transaction { try $0.endSessions(of: user, keeping: kept) }
    }
  }
}

extension Session {
  /// What ``init(_:)`` reads: everything but the tokens, of which there may be many.
  static let fields: BSONDocument = ["tokens": 0]

  init(_ document: BSONDocument) throws(BSONFault) {
    self.init(
      id: try document.value("_id"), user: try document.value("account"),
      device: try document.value("device"), createdAt: try document.value("createdAt"),
      lastSeen: try document.value("lastSeen"), expiresAt: try document.value("expiresAt"))
  }

  fileprivate func document(_ token: TokenHash) -> BSONDocument {
    [
      "_id": id.bson, "account": user.bson, "device": device.bson, "createdAt": createdAt.bson,
      "lastSeen": lastSeen.bson, "expiresAt": expiresAt.bson, "tokens": [["hash": token.bson]],
    ]
  }
}

extension MongoConnection {
  /// The account says which was the last, so that of a log-in and a suspension at once one sees the other.
  fileprivate func create(_ session: Session, _ token: TokenHash) throws -> Bool {
    let account: BSONDocument = ["_id": session.user.bson, "deleted": nil, "suspendedAt": nil]
    guard try updateOne(.accounts, account, ["$set": ["lastSession": session.id.bson]]) == 1 else {
      return false
    }
    try insert(.sessions, session.document(token))
    return true
  }

  /// Ends every session of an account, or all but one; answers those ended, in the order of their ids.
  func endSessions(of account: UserID, keeping kept: SessionID? = nil) throws -> [SessionID] {
    var others: BSONDocument = ["account": account.bson]
    if let kept { others.append("_id", ["$ne": kept.bson]) }
    let ended = try find(.sessions, others, fields: ["_id": 1])
      .map { document throws(BSONFault) in try document.value("_id", as: SessionID.self) }
    try deleteMany(.sessions, others)
    return ended.sorted()
  }
}
