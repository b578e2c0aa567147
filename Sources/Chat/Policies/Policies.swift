/// What holds for the whole instance: who may come in, and by which terms.
package struct Policies: Sendable {
  private let store: any PolicyStore
  private let configured: RegistrationPolicy
  private let limits: Limits
  private let world: World

  /// `configured` holds where an operator has set nothing else.
  package init(
    store: any PolicyStore, configured: RegistrationPolicy, limits: Limits, world: World
  ) {
    self.store = store
    self.configured = configured
    self.limits = limits
    self.world = world
  }

  /// Who may make an account once there is one.
  func registration() async throws -> RegistrationPolicy {
    try await store.policy().registration ?? configured
  }

  /// The operator's terms; nil where there are none.
  func terms() async throws -> Terms? { try await store.policy().terms }

  /// All that an operator may set, as it holds.
  func settings() async throws -> InstanceSettings { settings(of: try await store.policy()) }

  /// Sets what is in `patch`; throws what is wrong with it, all of it.
  func change(_ patch: SettingsPatch, by user: UserID) async throws -> InstanceSettings {
    let problems = patch.terms.flatMap { $0 }.map(TextRules.termsProblems) ?? []
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    let change = PolicyChange(
      registration: patch.registration, terms: patch.terms, stamp: AuditStamp(by: user, world))
    return settings(of: try await store.change(change))
  }

  private func settings(of policy: InstancePolicy) -> InstanceSettings {
    InstanceSettings(
      registration: policy.registration ?? configured, configured: configured,
      terms: policy.terms, limits: limits)
  }
}

/// What an operator may set, and what is set by the configuration.
struct InstanceSettings: Codable, Equatable {
  /// What holds.
  let registration: RegistrationPolicy
  /// What holds where nothing else is set here.
  let configured: RegistrationPolicy
  @Nullable var terms: Terms?
  let limits: Limits
}

/// What is to be set; what is left out stays, and null takes back what was set.
struct SettingsPatch: Decodable, Sendable {
  let registration: RegistrationPolicy??
  let terms: String??

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Members.self)
    registration =
      members.contains(.registration)
      ? .some(try members.decodeIfPresent(RegistrationPolicy.self, forKey: .registration)) : .none
    terms =
      members.contains(.terms)
      ? .some(try members.decodeIfPresent(String.self, forKey: .terms)) : .none
  }

  private enum Members: CodingKey {
    case registration, terms
  }
}
