/// Where it is kept what an operator has set for the instance.
package protocol PolicyStore: Sendable {
  /// What holds; everything nil while nothing was ever set.
  func policy() async throws -> InstancePolicy

  /// Sets it, and says so in the audit log, in one commit; answers what holds then.
  func change(_ change: PolicyChange) async throws -> InstancePolicy
}
