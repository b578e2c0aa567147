import Hummingbird
import Logging

/// The one place where errors become answers.
///
/// Refusals are told as they are. Anything else is a fault of ours: its text goes to the log under an
/// id, and only the id to the client.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let response = try Response.problem(Problem(explaining: error, logger: context.logger))
      // A body that nobody expects would be taken for the next answer.
      return request.method == .head ? response.createHeadResponse() : response
    }
  }
}

extension Problem {
  /// What the caller is told of `error`, over HTTP and on a socket alike.
  init(explaining error: any Error, logger: Logger) {
    switch error {
    case let problem as Problem: self = problem
    case let fault as StorageFault:
      logger.error("storage fails", metadata: ["reason": "\(fault.reason)"])
      self = fault.problem
    case let refusal as any Refusal: self = refusal.problem
    case let error as HTTPError where error.status == .notFound:
      self = CommonRefusal.notFound.problem
    case let error as HTTPError where error.status.code < 500:
      self = Problem(.malformed, "The request could not be read.")
    default:
      let id: Identifier<Problem> = World.real.makeID()
      logger.error("unexpected fault", metadata: ["id": "\(id)", "error": "\(error)"])
      self = Problem(.internal, "Something went wrong on the server; it is in its log as \(id).")
    }
  }
}
