import Foundation

/// Where a request comes from: an IP address of either version.
package struct ClientAddress: Hashable, Sendable, LosslessStringConvertible {
  /// 4 or 16, in network order.
  let bytes: [UInt8]

  /// Reads the text of an address, without a port; nil for anything else.
  ///
  /// An IPv4 address that is written as one of IPv6 (RFC 4291, section 2.5.5.2) is that one of IPv4.
  package init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      let all = withUnsafeBytes(of: &six) { Array($0) }
      let isMapped = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
      bytes = isMapped ? Array(all.suffix(4)) : all
    } else {
      return nil
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// One of the machine that the server runs on.
  package static let thisMachine = ClientAddress(bytes: [127, 0, 0, 1])

  var isThisMachine: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
  }

  /// What counts as one: the address, of IPv6 the first 64 bits, because who has one has all of those
  /// behind it (RFC 6177).
  var network: String {
    bytes.count == 4
      ? description : Self(bytes: bytes.prefix(8) + Array(repeating: 0, count: 8)).description
  }

  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
