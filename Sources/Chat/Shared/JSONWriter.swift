import NIOCore

/// A value that is written as JSON by hand, because it crosses the wire with every message.
///
/// Its bytes must be those that reflection would give: members in the order of their names, so that
/// equal values are equal bytes whichever way they were written.
protocol JSONWritable: Encodable {
  func write(to json: inout JSONWriter)

  /// The room that is made for it beforehand; where it is too little, more is made.
  var expectedBytes: Int { get }
}

extension JSONWritable {
  var expectedBytes: Int { 512 }
}

/// Appends JSON (RFC 8259) to a text, member by member; it trusts its caller with the grammar.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// A value stands before the next one, so a comma goes between them.
  private var follows = false

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// What has been written.
  var text: ByteBuffer { ByteBuffer(bytes: bytes) }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (Element, inout JSONWriter) -> Void
  ) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for element in elements { write(element, &json) }
    }
  }

  /// Begins a member; its value must follow.
  mutating func name(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { append(quoting: UnsafeRawBufferPointer($0)) }
    bytes.append(UInt8(ascii: ":"))
    follows = false
  }

  mutating func value(_ string: String) {
    separate()
    // Most text needs no escape and is copied as it is.
    var text = string
    let isPlain = text.withUTF8 { utf8 in
      guard !utf8.contains(where: Self.needsEscape) else { return false }
      append(quoting: UnsafeRawBufferPointer(utf8))
      return true
    }
    if !isPlain { append(escaping: text) }
  }

  mutating func value(_ id: Identifier<some Any>) {
    separate()
    append(quoted: Identifier<Self>.textBytes) { id.write(to: $0) }
  }

  mutating func value(_ number: some FixedWidthInteger) {
    separate()
    append(String(number))
  }

  mutating func value(_ flag: Bool) {
    separate()
    append(flag ? "true" : "false" as StaticString)
  }

  mutating func value(_ number: (some FixedWidthInteger)?) {
    if let number { value(number) } else { null() }
  }

  mutating func value(_ written: some JSONWritable) {
    written.write(to: &self)
  }

  /// A value that another writer has written.
  mutating func value(written json: [UInt8]) {
    separate()
    bytes.append(contentsOf: json)
  }

  mutating func null() {
    separate()
    append("null" as StaticString)
  }

  private mutating func enclose(
    _ opening: UInt8, _ closing: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(opening)
    follows = false
    content(&self)
    bytes.append(closing)
    follows = true
  }

  private mutating func separate() {
    if follows { bytes.append(UInt8(ascii: ",")) }
    follows = true
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func append(quoting text: UnsafeRawBufferPointer) {
    append(quoted: text.count) { $0.copyMemory(from: text) }
  }

  /// Appends `count` bytes between quotes, which `write` must all set: one step instead of one for
  /// each part, because a page has a thousand of them.
  private mutating func append(
    quoted count: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    bytes.append(addingCapacity: count + 2) { text in
      text.append(UInt8(ascii: "\""))
      text.withUnsafeMutableBufferPointer { buffer, filled in
        write(UnsafeMutableRawBufferPointer(.init(rebasing: buffer[filled..<filled + count])))
        filled += count
      }
      text.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(escaping text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if Self.needsEscape(byte) { append(escapeOf: byte) } else { bytes.append(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escapeOf byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"" as StaticString)
    case UInt8(ascii: "\\"): append("\\\\" as StaticString)
    case 0x08: append("\\b" as StaticString)
    case 0x09: append("\\t" as StaticString)
    case 0x0A: append("\\n" as StaticString)
    case 0x0C: append("\\f" as StaticString)
    case 0x0D: append("\\r" as StaticString)
    default:
      let digits = String(byte, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
