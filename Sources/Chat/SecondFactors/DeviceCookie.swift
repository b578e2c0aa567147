import Hummingbird

/// What a trusted device holds.
typealias DeviceToken = SecretToken<SecondFactor>

/// The cookie by which a device is known as trusted: no script reads it, no other site sends it, and it
/// goes to where people log in alone. It outlives a log-out, since that is what it is for.
struct DeviceCookie: Sendable {
  let publicURL: PublicURL

  /// The `Set-Cookie` that gives a token.
  func setting(_ token: DeviceToken) -> String {
    "\(name)=\(token); Max-Age=\(SecondFactors.trustLifetime)"
      + "; Path=/api/v1/sessions; HttpOnly; SameSite=Strict"
      + (publicURL.isSecure ? "; Secure" : "")
  }

  /// The token that `request` carries, if any.
  func token(in request: Request) -> DeviceToken? {
    request.cookies[name].flatMap { DeviceToken($0.value) }
  }

  private var name: String { (publicURL.isSecure ? "__Secure-" : "") + "martlet-device" }
}
