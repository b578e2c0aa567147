/// The proxies of this instance: whom it believes what `X-Forwarded-For` says of a client's address.
///
/// None at first. Whoever else sends the header is taken for what they are, so nobody chooses an address.
package struct TrustedProxies: Equatable, Sendable, LosslessStringConvertible {
  private struct Network: Equatable, Sendable, CustomStringConvertible {
    let address: ClientAddress
    /// Bits that must be the same.
    let prefix: Int

    init?(_ text: Substring) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 2, let address = ClientAddress(String(parts[0])) else { return nil }
      let bits = address.bytes.count * 8
      let prefix = parts.count == 2 ? Int(parts[1]) : bits
      guard let prefix, (0...bits).contains(prefix) else { return nil }
      self.address = address
      self.prefix = prefix
    }

    func contains(_ other: ClientAddress) -> Bool {
      guard other.bytes.count == address.bytes.count else { return false }
      return (0..<prefix).allSatisfy { bit in
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        return address.bytes[bit / 8] & mask == other.bytes[bit / 8] & mask
      }
    }

    var description: String {
      prefix == address.bytes.count * 8 ? "\(address)" : "\(address)/\(prefix)"
    }
  }

  private let networks: [Network]

  /// No proxy.
  package init() {
    networks = []
  }

  /// Reads addresses and networks (RFC 4632, section 3.1) with commas between them; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ",").map { $0.filter { $0 != " " } }
    let read = parts.map { Network(Substring($0)) }
    guard !read.contains(where: { $0 == nil }) else { return nil }
    networks = read.compactMap(\.self)
  }

  package var description: String { networks.map(\.description).joined(separator: ",") }

  /// The client behind `peer`, whose request said `forwarded` in its fields `X-Forwarded-For`.
  ///
  /// Each proxy adds whom it has heard from at the end, so it is read from there, and only as far as
  /// each is one of ours. What cannot be read ends the way: the last one known is taken.
  package func client(behind peer: ClientAddress, forwarded: [String]) -> ClientAddress {
    var client = peer
    var hops = forwarded.flatMap { $0.split(separator: ",") }
    while networks.contains(where: { $0.contains(client) }), let hop = hops.popLast() {
      guard let before = ClientAddress(Self.withoutPort(hop)) else { break }
      client = before
    }
    return client
  }

  /// Some proxies add the port, and brackets around an address of IPv6 then.
  private static func withoutPort(_ hop: Substring) -> String {
    let text = hop.filter { $0 != " " && $0 != "\t" }
    if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
    return text.count { $0 == ":" } == 1 ? String(text.prefix { $0 != ":" }) : text
  }
}
