import Hummingbird

/// Lets a request through whose `Authorization` carries a good access token (RFC 6750, section 2.1).
///
/// The session is looked up each time, so a token ends with its session.
struct BearerAuthentication: RouterMiddleware {
  let sessions: Sessions

  func handle(
    _ request: Request, context: ChatContext,
    next: (Request, ChatContext) async throws -> Response
  ) async throws -> Response {
    guard let token = bearer(of: request) else { throw SessionRefusal.tokenInvalid }
    var context = context
    context.session = try await sessions.authenticate(token).session
    return try await next(request, context)
  }

  private func bearer(of request: Request) -> String? {
    guard let value = request.headers[.authorization] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
