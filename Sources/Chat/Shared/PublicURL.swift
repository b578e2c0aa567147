import Foundation

/// The address people type to reach this instance: scheme, host and port. There is no path: the web
/// client and its cookies live at the root.
///
/// Cookies are `Secure` when it is https, and what rides on a cookie must come from its origin.
package struct PublicURL: Sendable, Equatable, CustomStringConvertible {
  /// `https` or `http`.
  package let scheme: String
  /// Host as written, lower case.
  package let host: String
  /// Port, or nil for the scheme's own.
  package let port: Int?

  /// Reads `text`; nil unless it is an http or https URL with a host and nothing after it but a slash.
  package init?(_ text: String) {
    guard let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
      parts.path.isEmpty || parts.path == "/"
    else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = parts.port == (scheme == "https" ? 443 : 80) ? nil : parts.port
  }

  /// True when browsers reach the instance over TLS.
  package var isSecure: Bool { scheme == "https" }

  /// The origin (RFC 6454, section 6.2) that a browser names for pages of this instance.
  package var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  /// The URL as text.
  package var description: String { origin }

  /// Whether a page from `origin` belongs to this instance.
  ///
  /// The three names of the local machine count as one, because a newcomer types any of them.
  package func allows(origin other: String) -> Bool {
    let local = ["localhost", "127.0.0.1", "[::1]"]
    guard local.contains(host) else { return other == origin }
    return local.contains { "\(scheme)://\($0)" + (port.map { ":\($0)" } ?? "") == other }
  }
}
