import Hummingbird

/// Lets a request for media through that carries an access token, or the media cookie; the session is
/// looked up each time.
struct MediaAuthentication: RouterMiddleware {
  let sessions: Sessions
  let cookie: MediaCookie

  func handle(
    _ request: Request, context: ChatContext,
    next: (Request, ChatContext) async throws -> Response
  ) async throws -> Response {
    guard request.headers[.authorization] == nil, let token = cookie.token(in: request) else {
      return try await BearerAuthentication(sessions: sessions)
        .handle(request, context: context, next: next)
    }
    var context = context
    context.session = try await sessions.authenticate(token, for: .media).session
    return try await next(request, context)
  }
}
