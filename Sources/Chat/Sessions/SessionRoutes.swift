import Hummingbird

/// Renewing, listing and ending sessions. They begin where the password is: in Accounts.
struct SessionRoutes: Feature {
  let sessions: Sessions
  let cookies: SessionCookies

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    api.post("sessions/refresh", use: refresh)
  }

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("sessions", use: list)
    api.delete("sessions", use: revokeOthers)
    api.delete("sessions/current", use: logOut)
    api.delete("sessions/:id", use: revoke)
  }

  private func refresh(_ request: Request, _ context: ChatContext) async throws -> Response {
    let grant = try await sessions.refresh(try cookies.refresh.token(in: request))
    let fresh = FreshToken(accessToken: grant.accessToken, expiresIn: grant.expiresIn)
    return cookies.setting(grant, on: try .json(fresh))
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    let items = try await sessions.sessions(of: context.user).map {
      Device($0, current: $0.id == context.session.id)
    }
    return try .json(Page(items: items, next: nil))
  }

  private func logOut(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await sessions.revoke(context.session.id, of: context.user)
    return cookies.clearing(on: .nothing)
  }

  private func revokeOthers(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await sessions.revokeOthers(than: context.session)
    return .nothing
  }

  private func revoke(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await sessions.revoke(try context.id("id"), of: context.user)
    return .nothing
  }
}

/// A renewed access token.
struct FreshToken: Codable {
  let accessToken: String
  /// Seconds.
  let expiresIn: Int
}

/// A session as its owner sees it.
struct Device: Codable {
  let id: SessionID
  let device: String
  let createdAt: Timestamp
  let lastSeen: Timestamp
  /// Whether it is the one that asks.
  let current: Bool

  init(_ session: Session, current: Bool) {
    id = session.id
    device = session.device
    createdAt = session.createdAt
    lastSeen = session.lastSeen
    self.current = current
  }
}
