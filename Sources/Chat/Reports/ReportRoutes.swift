import Hummingbird

/// Telling the operators, and what they see of it.
struct ReportRoutes: Feature {
  let reports: Reports

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.post("reports", use: file)
  }

  func addOperatorRoutes(to api: RouterGroup<MemberContext>) {
    api.get("reports", use: list)
    api.post("reports/:id/close", use: close)
  }

  private func file(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await reports.file(try await request.json(NewReport.self), by: context.user)
    return .nothing
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    let state = request.text("state") ?? "open"
    guard ["open", "closed"].contains(state) else {
      throw CommonRefusal.invalid([
        FieldProblem("state", "unknown", "state must be open or closed.")
      ])
    }
    return try .json(
      try await reports.page(
        isOpen: state == "open", after: try request.id("after"),
        limit: try request.number("limit", in: 1...100, else: 50)))
  }

  private func close(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(try await reports.close(try context.id("id"), by: context.user))
  }
}

/// Something to tell the operators.
struct NewReport: Codable, Sendable {
  let userId: UserID
  /// Which one, where it is about a message.
  let message: Place?
  let reason: Report.Reason
  let comment: String?

  struct Place: Codable, Sendable {
    let conversation: ConversationID
    let seq: Int
  }

  /// Everything that is wrong with it.
  func problems(by user: UserID) -> [FieldProblem] {
    let oneself = FieldProblem("userId", "yourself", "Nobody reports themselves.")
    return (userId == user ? [oneself] : [])
      + (comment.map(TextRules.commentProblems) ?? [])
  }
}
