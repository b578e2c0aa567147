/// A link with which one person gives themselves a new password, once; made by the operator, for who
/// has neither mail nor a recovery code.
package struct ResetLink: Sendable {
  /// Seconds that it is good for.
  package static let lifetime = 24 * 3_600

  /// Path and fragment. What is secret stands behind the `#`, which browsers send to nobody.
  package let path: String
  /// What is kept of it, in place of the one that there was.
  package let code: IssuedCode

  package init(for user: User, _ world: World) {
    // A link needs no key: nothing that is kept of it can be tried out.
    let codes = CodeBook(key: [], world: world)
    let token = codes.linkToken()
    let now = world.now()
    path = "/reset-password#\(user.username):\(token)"
    code = IssuedCode(
      kind: .link, hash: codes.hash(token, of: user.id), issuedAt: now,
      expiresAt: now.advanced(bySeconds: Self.lifetime))
  }
}
