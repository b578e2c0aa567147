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
    response.headers[.xContentTypeOptions] = "nosniff"
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy
    }
    response.headers[Self.referrerPolicy] = "no-referrer"
    response.headers[Self.openerPolicy] = "same-origin"
    response.headers[Self.permissionsPolicy] =
      "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }

  /// Everything from here, nothing inline, and no string becomes markup or code. The one policy that
  /// may be made, once a page, names the client's worker for offline use: browsers take no bare string.
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
    "media-src 'self' blob:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    "trusted-types martlet-worker",
  ].joined(separator: "; ")

  private static let referrerPolicy = name("Referrer-Policy")
  private static let openerPolicy = name("Cross-Origin-Opener-Policy")
  private static let permissionsPolicy = name("Permissions-Policy")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("a constant token") }
    return name
  }
}
