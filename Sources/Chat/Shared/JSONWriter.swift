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
///
/// The text lies in memory of its own: a page has two thousand parts, and an array asks at each of
/// them whether nobody else has it, which took as long as everything else (decision 0006).
struct JSONWriter: ~Copyable {
  private var memory: UnsafeMutableRawBufferPointer
  private var count = 0
  /// A value stands before the next one, so a comma goes between them.
  private var follows = false

  init(capacity: Int) {
    memory = .allocate(byteCount: capacity, alignment: 1)
  }

  deinit { memory.deallocate() }

  /// What has been written.
  var bytes: [UInt8] { [UInt8](written) }

  /// As ``bytes``, for the wire.
  var text: ByteBuffer { ByteBuffer(bytes: written) }

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
  ///
  /// In line, so that the length of the name is a constant where it is copied.
  @inline(__always)
  mutating func name(_ name: StaticString) {
    separate()
    append(quoting: UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    append(UInt8(ascii: ":"))
    follows = false
  }

  mutating func value(_ string: String) {
    separate()
    // Most text needs no escape and is copied as it is.
    var text = string
    let isPlain = text.withUTF8 { utf8 in
      // Every byte, without a way out: many are compared at once then.
      let escapes = utf8.reduce(0 as UInt8) { $0 | (Self.needsEscape($1) ? 1 : 0) }
      guard escapes == 0 else { return false }
      append(quoting: UnsafeRawBufferPointer(utf8))
      return true
    }
    if !isPlain { append(escaping: text) }
  }

  mutating func value<Subject>(_ id: Identifier<Subject>) {
    separate()
    append(quoted: Identifier<Subject>.textBytes) { id.write(to: $0) }
  }

  mutating func value(_ number: some FixedWidthInteger) {
    separate()
    if number < 0 { append(UInt8(ascii: "-")) }
    var left = UInt64(number.magnitude)
    var digits = 1
    var rest = left / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    append(count: digits) { text in
      for place in (0..<digits).reversed() {
        text[place] = UInt8(ascii: "0") + UInt8(left % 10)
        left /= 10
      }
    }
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
    json.withUnsafeBytes { append($0) }
  }

  mutating func null() {
    separate()
    append("null" as StaticString)
  }

  private mutating func enclose(
    _ opening: UInt8, _ closing: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    append(opening)
    follows = false
    content(&self)
    append(closing)
    follows = true
  }

  private mutating func separate() {
    if follows { append(UInt8(ascii: ",")) }
    follows = true
  }

  private mutating func append(escaping text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if Self.needsEscape(byte) { append(escapeOf: byte) } else { append(byte) }
    }
    append(UInt8(ascii: "\""))
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

  @inline(__always)
  private mutating func append(quoting text: UnsafeRawBufferPointer) {
    append(quoted: text.count) { $0.copyMemory(from: text) }
  }

  /// Appends `count` bytes between quotes; `write` must set them all.
  @inline(__always)
  private mutating func append(
    quoted count: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    let quote = UInt8(ascii: "\"")
    append(count: count + 2) { text in
      text[0] = quote
      write(UnsafeMutableRawBufferPointer(rebasing: text[1..<count + 1]))
      text[count + 1] = quote
    }
  }

  private mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    append(count: bytes.count) { $0.copyMemory(from: bytes) }
  }

  private mutating func append(_ byte: UInt8) {
    append(count: 1) { $0[0] = byte }
  }

  /// Appends `count` bytes; `write` must set them all.
  @inline(__always)
  private mutating func append(
    count more: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    if memory.count - count < more { grow(by: more) }
    write(UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + more]))
    count += more
  }

  private mutating func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 2 * memory.count + more, alignment: 1)
    larger.copyMemory(from: written)
    memory.deallocate()
    memory = larger
  }

  private var written: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[..<count])
  }
}
