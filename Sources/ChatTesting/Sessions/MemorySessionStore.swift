import Chat

struct MemorySessionStore: SessionStore {
  let state: SharedState

  func create(_ session: Session, token: TokenHash) async throws -> Bool {
    state { state in
      for ended in state.sessions.values where ended.expiresAt <= session.createdAt {
        state.end(ended.id)
      }
      guard let account = state.living(session.user), account.suspendedAt == nil else {
        return false
      }
      state.sessions[session.id] = session
      state.tokens[token] = .init(session: session.id, predecessor: nil)
      return true
    }
  }

  func session(_ id: SessionID, at now: Timestamp) async throws -> Session? {
    state { $0.live(id, at: now) }
  }

  func sessions(of user: UserID, at now: Timestamp) async throws -> [Session] {
    state { state in
      state.sessions.values
        .filter { $0.user == user && $0.expiresAt > now }
        .sorted { ($0.lastSeen, $0.id) > ($1.lastSeen, $1.id) }
    }
  }

  func rotate(_ request: RotationRequest) async throws -> Rotation {
    state { $0.rotate(request) }
  }

  func revoke(_ id: SessionID, of user: UserID) async throws -> Bool {
    state { state in
      guard state.sessions[id]?.user == user else { return false }
      state.end(id)
      return true
    }
  }

  func revokeOthers(than kept: SessionID, of user: UserID) async throws -> [SessionID] {
    state { $0.endSessions(of: user, keeping: kept) }
  }
}

extension MemoryState {
  /// Ends every session of an account but one; answers those ended, in the order of their ids.
  mutating func endSessions(of user: UserID, keeping kept: SessionID) -> [SessionID] {
    let ended = sessions.values.filter { $0.user == user && $0.id != kept }.map(\.id)
    for session in ended { end(session) }
    return ended.sorted()
  }

  mutating func end(_ session: SessionID) {
    sessions[session] = nil
    tokens = tokens.filter { $0.value.session != session }
  }

  fileprivate func live(_ id: SessionID, at now: Timestamp) -> Session? {
    sessions[id].flatMap { $0.expiresAt > now ? $0 : nil }
  }

  fileprivate mutating func rotate(_ request: RotationRequest) -> Rotation {
    guard let token = tokens[request.presented],
      var session = live(token.session, at: request.now)
    else { return .unknown }
    if let followedAt = token.followedAt,
      followedAt.advanced(bySeconds: request.grace) < request.now
    {
      end(session.id)
      return .reused(session.id)
    }
    if let predecessor = token.predecessor, tokens[predecessor]?.followedAt == nil {
      tokens[predecessor]?.followedAt = request.now
    }
    if tokens[request.successor] == nil {
      tokens[request.successor] = .init(session: session.id, predecessor: request.presented)
    }
    forgetFollowed(of: session.id, request)
    session.lastSeen = request.now
    session.expiresAt = request.expiresAt
    sessions[session.id] = session
    return .rotated(session)
  }

  private mutating func forgetFollowed(of session: SessionID, _ request: RotationRequest) {
    let lifetime = request.expiresAt.milliseconds - request.now.milliseconds
    let oldest = Timestamp(milliseconds: request.now.milliseconds - lifetime)
    tokens = tokens.filter { _, token in
      token.session != session || token.followedAt.map { $0 >= oldest } ?? true
    }
  }
}
