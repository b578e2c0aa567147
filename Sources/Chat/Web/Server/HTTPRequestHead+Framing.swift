import NIOHTTP1

extension HTTPRequestHead {
  /// The target without its query.
  var path: Substring { uri.prefix { $0 != "?" } }

  /// Whether it can mean only one thing to every proxy on its way: one `Host` (RFC 9112, section
  /// 3.2) and no transfer coding from before there was one (section 6.1).
  var isSound: Bool {
    let hosts = headers["Host"].count
    guard version.minor == 0 else { return hosts == 1 }
    return hosts <= 1 && !headers.contains(name: "Transfer-Encoding")
  }

  /// Whether bytes of a body follow.
  var announcesBody: Bool {
    headers.contains(name: "Transfer-Encoding")
      || headers[canonicalForm: "Content-Length"].contains { $0 != "0" }
  }

  /// Whether it asks to go on in another protocol, whatever that is.
  var asksForUpgrade: Bool { headers.contains(name: "Upgrade") }

  /// Whether it asks to go on in `name`.
  func asksForUpgrade(to name: String) -> Bool {
    headers[canonicalForm: "Upgrade"].contains { $0.lowercased() == name }
  }
}
