import Foundation

/// The address people type to reach this instance: scheme, host, port and an optional path.
///
/// Cookies are `Secure` when it is https, and what rides on a cookie must come from its origin.
package struct PublicURL: Sendable, Equatable, CustomStringConvertible {
  /// `https` or `http`.
  package let scheme: String
  /// Host as written, lower case.
  package let host: String
  /// Port, or nil for the scheme's own.
  package let port: Int?
  /// Path below which the instance lives, without a trailing slash; usually empty.
  package let path: String

  /// Reads `text`; nil unless it is an http or https URL with a host and nothing but a path after it.
  package init?(_ text: String) {
    guard let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
    else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = parts.port == (scheme == "https" ? 443 : 80) ? nil : parts.port
    self.path = parts.path.hasSuffix("/") ? String(parts.path.dropLast()) : parts.path
  }

  /// True when browsers reach the instance over TLS.
  package var isSecure: Bool { scheme == "https" }

  /// The origin (RFC 6454, section 6.2) that a browser names for pages of this instance.
  package var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  /// The URL as text.
  package var description: String { origin + path }

  /// Whether a page from `origin` belongs to this instance.
  ///
  /// The three names of the local machine count as one, because a newcomer types any of them.
  package func allows(origin other: String) -> Bool {
    let local = ["localhost", "127.0.0.1", "[::1]"]
    guard local.contains(host) else { return other == origin }
    return local.contains { "\(scheme)://\($0)" + (port.map { ":\($0)" } ?? "") == other }
  }
}
