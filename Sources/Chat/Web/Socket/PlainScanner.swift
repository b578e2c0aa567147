/// Finds the members of a ``PlainFrame`` in its bytes, which are valid UTF-8.
struct PlainScanner {
  /// More than any frame of the contract has.
  private static let memberLimit = 16
  /// A number with fewer digits fits an `Int`.
  private static let digitLimit = 18

  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Where names and values lie; nil where the text is of another form.
  static func members(of bytes: UnsafeRawBufferPointer) -> [PlainFrame.Member]? {
    var scanner = PlainScanner(bytes)
    return scanner.object()
  }

  private mutating func object() -> [PlainFrame.Member]? {
    guard take(UInt8(ascii: "{")) else { return nil }
    var members: [PlainFrame.Member] = []
    members.reserveCapacity(8)
    repeat {
      guard members.count < Self.memberLimit, let member = member(),
        !members.contains(where: { bytes[$0.name].elementsEqual(bytes[member.name]) })
      else { return nil }
      members.append(member)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { return nil }
    skipSpace()
    return index == bytes.count ? members : nil
  }

  private mutating func member() -> PlainFrame.Member? {
    guard let (name, form) = text(), form == .text, take(UInt8(ascii: ":")) else { return nil }
    skipSpace()
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      return text().map { PlainFrame.Member(name: name, value: $0, form: $1) }
    }
    return number().map { PlainFrame.Member(name: name, value: $0, form: .number) }
  }

  private mutating func text() -> (Range<Int>, PlainFrame.Form)? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = index
    var form = PlainFrame.Form.text
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return (start..<index - 1, form)
      case UInt8(ascii: "\\"):
        guard index + 1 < bytes.count, Self.meaning(of: bytes[index + 1]) != nil else { return nil }
        form = .escapedText
        index += 2
      case 0..<0x20:
        return nil
      default:
        index += 1
      }
    }
    return nil
  }

  private mutating func number() -> Range<Int>? {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    while index < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[index] {
      index += 1
    }
    let digits = index - first
    guard (1..<Self.digitLimit).contains(digits) else { return nil }
    guard digits == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
    return start..<index
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  /// A text whose escapes have been looked at by the scanner.
  static func unescaped(_ text: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var isEscaped = false
    for byte in text {
      if isEscaped {
        bytes.append(meaning(of: byte) ?? byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a backslash and `byte` stand for (RFC 8259, section 7); nil for a number in hexadecimal
  /// and for what is no escape.
  private static func meaning(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }
}
