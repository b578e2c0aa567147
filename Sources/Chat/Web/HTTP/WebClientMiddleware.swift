import Hummingbird

/// Serves the web client wherever no route answers.
struct WebClientMiddleware: RouterMiddleware {
  let client: WebClient

  func handle(
    _ request: Request, context: ChatContext,
    next: (Request, ChatContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      guard let response = try client.respond(to: request) else { throw error }
      return response
    }
  }
}
