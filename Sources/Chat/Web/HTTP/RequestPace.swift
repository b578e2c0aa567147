import Hummingbird

/// How many requests one person may make within a minute, of all devices together.
struct RequestPaces: Sendable {
  /// Everything that is JSON: as many as a socket may bring frames.
  let requests: RequestPace
  /// Uploads and the bytes of media, counted apart and more of them: a page of pictures is many, a film
  /// is asked for in parts, and none of it may keep a message from being sent.
  let files: RequestPace

  /// How many more files there may be than other requests.
  static let filesFactor = 5

  init(limits: Limits, world: World) {
    let limit = FramePace.limit(limits)
    requests = RequestPace(rate: RateLimit(perMinute: limit, world: world))
    files = RequestPace(
      rate: RateLimit(perMinute: Self.filesFactor * limit, world: world))
  }
}

/// Refuses what is one request too many of a person, before anybody looks at it.
struct RequestPace: RouterMiddleware {
  let rate: RateLimit

  func handle(
    _ request: Request, context: MemberContext,
    next: (Request, MemberContext) async throws -> Response
  ) async throws -> Response {
    if let seconds = rate.take(context.user) {
      throw AttemptRefusal.tooMany(retryAfter: seconds)
    }
    return try await next(request, context)
  }
}
