import Foundation

/// The server that takes an instance's letters, as an operator names it: `smtp://` with STARTTLS
/// (RFC 3207), or `smtps://` with TLS from the first byte on (RFC 8314).
package struct SMTPServer: Equatable, Sendable, CustomStringConvertible {
  package let description: String

  /// Nil for what has another scheme, a path, or a name and a password in it: those have settings of
  /// their own, which nobody is shown.
  package init?(_ text: String) {
    guard let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme),
      let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
      parts.path.isEmpty || parts.path == "/"
    else { return nil }
    let port = parts.port ?? (scheme == "smtps" ? 465 : 587)
    description = "\(scheme)://\(host):\(port)"
  }
}
