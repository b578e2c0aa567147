import Hummingbird

/// What clients must know of an instance before anybody is logged in, and what its operator sets.
struct InstanceRoutes: Feature {
  let policies: Policies
  let instance: @Sendable () async throws -> Instance

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    api.get("instance") { _, _ in try Response.json(try await instance()) }
    api.get("instance/terms", use: terms)
  }

  func addOperatorRoutes(to api: RouterGroup<MemberContext>) {
    api.get("settings") { _, _ in try Response.json(try await policies.settings()) }
    api.patch("settings", use: change)
  }

  private func terms(_ request: Request, _ context: ChatContext) async throws -> Response {
    guard let terms = try await policies.terms() else { throw CommonRefusal.notFound }
    return try .json(terms)
  }

  private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
    let patch = try await request.json(SettingsPatch.self)
    return try .json(try await policies.change(patch, by: context.user))
  }
}

/// What an instance offers.
struct Instance: Codable {
  /// Whether it sends letters, so that an address can be proved.
  let mail: Bool
  /// Who may make an account; `open` while there is none, whatever is set.
  let registration: RegistrationPolicy
  /// Which terms everybody who makes one has to agree to; null where there are none.
  @Nullable var terms: Int?
}
