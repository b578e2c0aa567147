/// A link with which one person gives themselves a new password, once; made by the operator, for who
/// has neither mail nor a recovery code.
package struct ResetLink: Sendable {
  /// Seconds that it is good for.
  package static let lifetime = 24 * 3_600

  private let recovery: any RecoveryStore
  private let codes: CodeBook
  private let world: World

  package init(recovery: any RecoveryStore, world: World = .real) {
    self.recovery = recovery
    // A link needs no key: nothing that is kept of it can be tried out.
    codes = CodeBook(key: [], world: world)
    self.world = world
  }

  /// The path and fragment of a new link for the account, in place of one that there was.
  ///
  /// What is secret stands behind the `#`, which browsers send to nobody.
  package func make(for account: Account) async throws -> String {
    let token = codes.linkToken()
    let now = world.now()
    let id = account.user.id
    let code = IssuedCode(
      kind: .link, hash: codes.hash(token, of: id), issuedAt: now,
      expiresAt: now.advanced(bySeconds: Self.lifetime))
    guard case .kept = try await recovery.keep(code, of: id) else { throw CommonRefusal.notFound }
    return "/reset-password#\(account.user.username):\(token)"
  }
}
