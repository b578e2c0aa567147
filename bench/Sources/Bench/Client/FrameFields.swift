import NIOCore

/// What the generator needs of a server's frame, read in one pass without building a document.
///
/// It shares a machine with the server it measures, so each frame may cost it a microsecond at most.
struct FrameFields {
  /// The types that are told apart.
  enum Kind {
    case ok
    case error
    case entry
    case pointers
    case synced
    case other
  }

  private(set) var kind = Kind.other
  /// `id` of an `ok` or an `error`, which the generator made as a number.
  private(set) var id: Int?
  /// `clientId` of an entry, likewise.
  private(set) var clientId: Int?
  /// `seq` of an entry.
  private(set) var seq: Int?

  /// Reads one JSON object in whatever order its keys come.
  init(_ frame: ByteBuffer) {
    frame.withUnsafeReadableBytes { read($0) }
  }

  private mutating func read(_ bytes: UnsafeRawBufferPointer) {
    var depth = 0
    var key = 0..<0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let text = index + 1..<Self.endOfText(bytes, from: index + 1)
        index = text.upperBound
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":") {
          key = text
        } else if depth <= 2 {
          take(bytes[key], bytes[text], depth)
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let start = index
        while index + 1 < bytes.count, Self.isDigit(bytes[index + 1]) { index += 1 }
        if depth <= 2 { take(bytes[key], bytes[start...index], depth) }
      default: break
      }
      index += 1
    }
  }

  private mutating func take(
    _ key: Slice<UnsafeRawBufferPointer>, _ value: Slice<UnsafeRawBufferPointer>, _ depth: Int
  ) {
    switch (depth, key.count) {
    case (1, 4) where key.elementsEqual("type".utf8): kind = Self.kind(value)
    case (1, 2) where key.elementsEqual("id".utf8): id = Self.number(value)
    case (2, 8) where key.elementsEqual("clientId".utf8): clientId = Self.number(value)
    case (2, 3) where key.elementsEqual("seq".utf8): seq = Self.number(value)
    default: break
    }
  }

  private static func kind(_ name: Slice<UnsafeRawBufferPointer>) -> Kind {
    if name.elementsEqual("ok".utf8) { return .ok }
    if name.elementsEqual("entry".utf8) { return .entry }
    if name.elementsEqual("pointers".utf8) { return .pointers }
    if name.elementsEqual("synced".utf8) { return .synced }
    if name.elementsEqual("error".utf8) { return .error }
    return .other
  }

  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard !digits.isEmpty, digits.count < 19, digits.allSatisfy(isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The index of the quotation mark that ends a text.
  private static func endOfText(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, bytes.count)
  }
}
