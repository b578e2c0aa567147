import Hummingbird

/// What clients must know of an instance before anybody is logged in.
struct InstanceRoutes: Feature {
  let instance: @Sendable () async throws -> Instance

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    api.get("instance") { _, _ in try Response.json(try await instance()) }
  }
}

/// What an instance offers.
struct Instance: Codable {
  /// Whether it sends letters, so that an address can be proved.
  let mail: Bool
  /// Who may make an account; `open` while there is none, whatever is set.
  let registration: RegistrationPolicy
}
