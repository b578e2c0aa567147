/// Whether bytes are shown or saved, and under what name (RFC 6266).
enum ContentDisposition: String {
  case inline
  case attachment

  /// The field for a file of any name.
  func field(name: String) -> String {
    guard !name.isEmpty else { return rawValue }
    let plain = Self.plain(name)
    let field = "\(rawValue); filename=\"\(plain)\""
    return plain == name ? field : field + "; filename*=UTF-8''\(Self.encoded(name))"
  }

  /// What every client understands alike in quotes: what it might not becomes a line.
  private static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          switch scalar {
          case "\"", "\\", "/", "%": "_"
          case " "..."~": scalar
          default: "_"
          }
        }))
  }

  /// RFC 8187, section 3.2.1.
  private static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default:
        (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
