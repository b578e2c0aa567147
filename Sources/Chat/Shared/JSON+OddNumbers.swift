import NIOCore

extension JSON {
  /// `text` with every number that is no `Int` in quotes; nil where there is none.
  ///
  /// Where an integer is wanted, Foundation's decoder meets such a number with an error that names no
  /// member and looks like a fault of the whole text. A text in its place is a member of another type
  /// than it must be, and is named. What is no JSON stays none.
  static func quotingOddNumbers(in text: ByteBuffer) -> ByteBuffer? {
    let bytes = Array(text.readableBytesView)
    var quoted: [UInt8] = []
    var hasOdd = false
    var start = 0
    while start < bytes.count {
      let end = endOfToken(at: start, in: bytes)
      if beginsNumber(bytes[start]), isOddNumber(bytes[start..<end]) {
        hasOdd = true
        quoted += [quote] + bytes[start..<end] + [quote]
      } else {
        quoted += bytes[start..<end]
      }
      start = end
    }
    return hasOdd ? ByteBuffer(bytes: quoted) : nil
  }

  /// Behind a text with its quotes, behind a number, else behind one byte.
  private static func endOfToken(at start: Int, in bytes: [UInt8]) -> Int {
    if beginsNumber(bytes[start]) {
      return bytes[start...].firstIndex { !digits.contains($0) && !signs.contains($0) }
        ?? bytes.count
    }
    guard bytes[start] == quote else { return start + 1 }
    var index = start + 1
    while index < bytes.count, bytes[index] != quote {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.count)
  }

  private static func beginsNumber(_ byte: UInt8) -> Bool {
    digits.contains(byte) || byte == UInt8(ascii: "-")
  }

  /// Whether it is a number (RFC 8259, section 6) with a fraction, or beyond what an `Int` holds.
  private static func isOddNumber(_ token: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: token, as: UTF8.self)
    guard Int(text) == nil,
      text.wholeMatch(of: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/) != nil
    else { return false }
    return Double(text).flatMap { Int(exactly: $0) } == nil
  }

  private static let quote = UInt8(ascii: "\"")
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  private static let signs = Set("+-.eE".utf8)
}
