/// An e-mail address that a letter can be sent to: `local@domain` in ASCII.
///
/// Narrower than RFC 5321 (section 4.1.2): no quoted local part, no address literal, no comment. What
/// passes here has no space, no line break and no bracket, so it can end neither a header field nor a
/// command of SMTP.
package struct EmailAddress: Hashable, Sendable {
  package let text: String

  /// Nil for what is none, or longer than the 254 bytes that a path may have (RFC 5321, 4.5.3.1.3).
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].count),
      parts[0].allSatisfy(Self.isAtom), Self.isDotted(parts[0]),
      parts[1].allSatisfy(Self.isLabel), Self.isDotted(parts[1])
    else { return nil }
    self.text = text
  }

  /// Neither empty between two dots, nor a label that begins or ends with a hyphen.
  private static func isDotted(_ part: Substring.UTF8View) -> Bool {
    part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      (1...64).contains($0.count) && $0.first != hyphen && $0.last != hyphen
    }
  }

  private static let hyphen = UInt8(ascii: "-")

  /// Of `atext` (RFC 5322, section 3.2.3), or a dot.
  private static func isAtom(_ byte: UInt8) -> Bool {
    isLabel(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLabel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// What is wrong with an address that somebody typed.
  static let fault = FieldProblem("email", "format", "This is no e-mail address.")
}
