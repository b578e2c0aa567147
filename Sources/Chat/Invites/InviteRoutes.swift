import Hummingbird

/// Making invites, and coming in by them; registering by one is where accounts are made.
struct InviteRoutes: Feature {
  let invites: Invites

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    api.post("invites/preview", use: preview)
  }

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("invites", use: list)
    api.post("invites", use: make)
    api.delete("invites/:id", use: remove)
    api.post("invites/accept", use: accept)
  }

  private func preview(_ request: Request, _ context: ChatContext) async throws -> Response {
    try .json(try await invites.invitation(try await request.json(InviteBrought.self).invite))
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(Page(items: try await invites.invites(of: context.user), next: nil))
  }

  private func make(_ request: Request, _ context: MemberContext) async throws -> Response {
    let wanted = try await request.json(NewInvite.self)
    return try .json(try await invites.make(wanted, by: context.user), status: .created)
  }

  private func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await invites.remove(try context.id("id"), of: context.user)
    return .nothing
  }

  private func accept(_ request: Request, _ context: MemberContext) async throws -> Response {
    let token = try await request.json(InviteBrought.self).invite
    return try .json(["friend": try await invites.accept(token, by: context.user)])
  }
}

/// An invite to be made.
struct NewInvite: Codable, Sendable {
  static let standardDays = 7

  /// How many people may use it; one where it is not said.
  let uses: Int?
  let days: Int?

  /// Everything that is wrong with it.
  var problems: [FieldProblem] {
    Self.problems(uses, "uses", in: 1...100) + Self.problems(days, "days", in: 1...30)
  }

  private static func problems(
    _ number: Int?, _ field: String, in range: ClosedRange<Int>
  ) -> [FieldProblem] {
    guard let number, !range.contains(number) else { return [] }
    let bounds = "from \(range.lowerBound) to \(range.upperBound)"
    return [FieldProblem(field, "range", "\(field) must be a number \(bounds).")]
  }
}

/// A new invite with its link, which is told this once.
struct MadeInvite: Codable {
  let invite: Invite
  let link: String
}

/// What is secret in a link.
struct InviteBrought: Codable {
  let invite: String
}
