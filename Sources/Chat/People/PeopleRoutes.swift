import Hummingbird

/// Looking people up.
struct PeopleRoutes: Feature {
  let people: People

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("users", use: find)
    api.get("users/:id", use: person)
  }

  private func find(_ request: Request, _ context: MemberContext) async throws -> Response {
    guard let query = request.text("query") else {
      throw CommonRefusal.invalid([FieldProblem("query", "missing", "Whom to look for?")])
    }
    guard query.utf8.count <= 256 else {
      throw CommonRefusal.invalid([FieldProblem("query", "too-long", "At most 256 bytes.")])
    }
    let page = try await people.find(
      query, for: context.user, after: request.text("after"),
      limit: try request.number("limit", in: 1...50, else: 20))
    return try .json(page)
  }

  private func person(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(try await people.person(try context.id("id"), for: context.user))
  }
}
