import Chat

extension AccountStore {
  /// Keeps a new account, whoever was first; false where the username is taken.
  package func create(_ account: Account) async throws -> Bool {
    if case .created = try await create(account, onlyFirst: false) { true } else { false }
  }
}
