import Hummingbird

/// What an operator sees of people, and does about them.
struct OperationRoutes: Feature {
  let operation: Operation

  func addOperatorRoutes(to api: RouterGroup<MemberContext>) {
    api.get("figures") { _, _ in try Response.json(try await operation.figures()) }
    api.get("people", use: people)
    api.patch("people/:id", use: change)
    api.delete("people/:id", use: remove)
    api.post("people/:id/reset-link", use: makeResetLink)
  }

  private func people(_ request: Request, _ context: MemberContext) async throws -> Response {
    let query = request.text("query") ?? ""
    guard query.utf8.count <= 256 else {
      throw CommonRefusal.invalid([FieldProblem("query", "too-long", "At most 256 bytes.")])
    }
    return try .json(
      try await operation.people(
        query, after: try request.id("after"),
        limit: try request.number("limit", in: 1...100, else: 50)))
  }

  private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
    let patch = try await request.json(StandingPatch.self)
    return try .json(
      try await operation.change(try context.id("id"), patch, by: context.user))
  }

  private func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await operation.remove(try context.id("id"), by: context.user)
    return .nothing
  }

  private func makeResetLink(_ request: Request, _ context: MemberContext) async throws
    -> Response
  {
    let link = try await operation.makeResetLink(for: try context.id("id"), by: context.user)
    return try .json(MadeResetLink(link: link))
  }
}

/// How somebody is to stand; what is left out stays.
struct StandingPatch: Codable, Sendable {
  let suspended: Bool?
  let role: Account.Role?
}

/// A link for a new password, which is told this once.
struct MadeResetLink: Codable {
  let link: String
}

/// Lets a request through whose maker runs the instance; everybody else is answered alike, whatever
/// they ask for, and before anybody looks for it.
struct OperatorsOnly: RouterMiddleware {
  let operation: Operation

  func handle(
    _ request: Request, context: MemberContext,
    next: (Request, MemberContext) async throws -> Response
  ) async throws -> Response {
    try await operation.insist(on: context.user)
    return try await next(request, context)
  }
}
