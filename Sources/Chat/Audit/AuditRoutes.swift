import Hummingbird

/// Reading what operators did.
struct AuditRoutes: Feature {
  let audit: Audit

  func addOperatorRoutes(to api: RouterGroup<MemberContext>) {
    api.get("audit", use: list)
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(
      try await audit.page(
        after: try request.id("after"), limit: try request.number("limit", in: 1...100, else: 50)))
  }
}
