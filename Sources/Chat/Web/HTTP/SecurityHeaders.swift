import HTTPTypes
import Hummingbird

/// Headers that every answer carries, whatever it is. One that has a stricter policy keeps it.
struct SecurityHeaders: RouterMiddleware {
  let isSecure: Bool

  func handle(
    _ request: Request, context: ChatContext,
    next: (Request, ChatContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.always { response.headers[name] = value }
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy
    }
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }

  /// What every answer says, also one that the router never saw.
  static let always: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"), (name("Referrer-Policy"), "no-referrer"),
    (name("Cross-Origin-Opener-Policy"), "same-origin"),
    (name("Cross-Origin-Resource-Policy"), "same-origin"),
    (
      name("Permissions-Policy"),
      "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
  ]

  /// Everything from here, nothing inline, and no string becomes markup or code. The one policy that
  /// may be made, once a page, names the client's worker for offline use: browsers take no bare string.
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
    "media-src 'self' blob:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    "trusted-types martlet-worker",
  ].joined(separator: "; ")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("a constant token") }
    return name
  }
}
