import Chat

struct MemoryPolicyStore: PolicyStore {
  let state: SharedState

  func policy() async throws -> InstancePolicy { state { $0.policy } }

  func change(_ change: PolicyChange) async throws -> InstancePolicy {
    state { state in
      let (policy, lines) = change.applied(to: state.policy)
      state.policy = policy
      state.audit += lines
      return policy
    }
  }
}
