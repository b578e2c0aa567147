import Hummingbird

/// What holds for every request of tus 1.0.0 and every answer to one: both name the version.
struct TusProtocol: RouterMiddleware {
  static let version = "1.0.0"

  func handle(
    _ request: Request, context: ChatContext,
    next: (Request, ChatContext) async throws -> Response
  ) async throws -> Response {
    let isKnown = request.headers[.tusResumable] == Self.version
    var response =
      try await isKnown
      ? next(request, context) : .problem(MediaRefusal.unknownVersion.problem)
    response.headers[.tusResumable] = Self.version
    if !isKnown { response.headers[.tusVersion] = Self.version }
    return response
  }
}
