import Logging

/// One JSON object (RFC 8259) written as one line of UTF-8.
///
/// Written by hand because the members keep their order, time first, which a person who reads a log
/// depends on, and because a log line must not be able to fail.
struct JSONLine {
  private(set) var bytes: [UInt8] = []

  /// Appends `value` as the next member of the innermost open object.
  mutating func member(_ name: String, _ value: Logger.MetadataValue) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
    self.value(value)
  }

  /// Writes an object whose members `content` appends.
  mutating func object(_ content: (inout JSONLine) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    content(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func value(_ value: Logger.MetadataValue) {
    switch value {
    case .string(let text): string(text)
    case .stringConvertible(let other): string(other.description)
    case .dictionary(let members):
      object { line in
        for (name, value) in members.sorted(by: { $0.key < $1.key }) { line.member(name, value) }
      }
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for element in elements {
        separate()
        self.value(element)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  /// A comma, unless an object or an array has just been opened.
  private mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else {
      return
    }
    bytes.append(UInt8(ascii: ","))
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
      case 0..<0x20, 0x7F: bytes += Array("\\u00".utf8) + [hex(byte >> 4), hex(byte & 15)]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func hex(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
  }
}
