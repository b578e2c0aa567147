import Hummingbird

/// The cookie by which `<img>` and `<video>` fetch what is in messages: good for `GET` of media alone,
/// because nothing else is asked with it.
struct MediaCookie: Sendable {
  let publicURL: PublicURL

  /// The `Set-Cookie` that gives `grant`'s token.
  func setting(_ grant: Grant) -> String {
    "\(name)=\(grant.mediaToken); Max-Age=\(AccessTokens.mediaLifetime)\(attributes)"
  }

  /// The `Set-Cookie` that takes it back.
  var clearing: String { "\(name)=; Max-Age=0\(attributes)" }

  /// The token that `request` carries, if any.
  func token(in request: Request) -> String? { request.cookies[name]?.value }

  private var name: String { (publicURL.isSecure ? "__Secure-" : "") + "martlet-media" }

  private var attributes: String {
    "; Path=/api/v1/media; HttpOnly; SameSite=Strict" + (publicURL.isSecure ? "; Secure" : "")
  }
}
