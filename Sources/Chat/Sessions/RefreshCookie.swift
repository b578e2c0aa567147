import HTTPTypes
import Hummingbird

/// The cookie a browser keeps the refresh token in (RFC 6265bis): no script reads it, no other site
/// sends it, and it goes to the session routes alone.
struct RefreshCookie: Sendable {
  let publicURL: PublicURL

  /// The `Set-Cookie` that gives `grant`'s token.
  func setting(_ grant: Grant) -> String {
    "\(name)=\(grant.refreshToken); Max-Age=\(grant.refreshLifetime)\(attributes)"
  }

  /// The `Set-Cookie` that takes it back.
  var clearing: String { "\(name)=; Max-Age=0\(attributes)" }

  /// The token that `request` carries.
  ///
  /// Throws `originRefused` unless the request comes from a page of this instance, and `sessionEnded`
  /// where there is no token.
  func token(in request: Request) throws -> RefreshToken {
    try checkOrigin(of: request)
    guard let text = request.cookies[name]?.value, let token = RefreshToken(text) else {
      throw SessionRefusal.sessionEnded
    }
    return token
  }

  private func checkOrigin(of request: Request) throws {
    guard let origin = request.headers[.origin], publicURL.allows(origin: origin) else {
      throw SessionRefusal.originRefused
    }
    if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
      guard site == "same-origin" else { throw SessionRefusal.originRefused }
    }
  }

  private var name: String { (publicURL.isSecure ? "__Secure-" : "") + "martlet-refresh" }

  private var attributes: String {
    "; Path=/api/v1/sessions; HttpOnly; SameSite=Strict"
      + (publicURL.isSecure ? "; Secure" : "")
  }
}
