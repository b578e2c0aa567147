/// Where a record stands among all of its kind, in whichever engine: bytes, and in their order.
package struct TransferKey: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(_ id: Identifier<some Any>) { bytes = id.bytes }

  /// Two things that are one only together.
  package init(_ one: Identifier<some Any>, _ other: Identifier<some Any>) {
    bytes = one.bytes + other.bytes
  }

  /// An entry: the conversation, and behind it the number, most significant byte first.
  package init(_ conversation: ConversationID, seq: Int) {
    bytes = conversation.bytes + (0..<4).map { UInt8(truncatingIfNeeded: seq >> (24 - 8 * $0)) }
  }

  /// The id with which it begins; nil where it is too short.
  package func id<Subject>(at place: Int = 0) -> Identifier<Subject>? {
    Identifier(bytes: bytes.dropFirst(16 * place).prefix(16))
  }

  /// The number of an entry; nil for what is no key of one.
  package var seq: Int? {
    guard bytes.count == 20 else { return nil }
    return bytes[16...].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension TransferKey: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension TransferKey: Codable {
  /// In digits of base 16.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    let digits = Array(text.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0..<min($0 + 2, digits.count)], as: UTF8.self), radix: 16)
    }
    guard digits.count.isMultiple(of: 2), !bytes.contains(nil) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a key"))
    }
    self.bytes = bytes.compactMap(\.self)
  }

  package func encode(to encoder: any Encoder) throws {
    let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
