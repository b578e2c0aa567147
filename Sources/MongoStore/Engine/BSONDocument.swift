/// A BSON document (specification 1.1): its members in their order, as the bytes on the wire.
///
/// A name is always a literal of the code, never what somebody typed: a leading `$` would be a command.
struct BSONDocument: Hashable, Sendable {
  /// With the length before and the zero behind.
  private(set) var bytes: [UInt8]

  init() { bytes = [5, 0, 0, 0, 0] }

  /// Takes bytes as they are; what is wrong inside is found by whoever reads it.
  ///
  /// Throws a ``BSONFault`` where they are not one document by their length.
  init(bytes: [UInt8]) throws(BSONFault) {
    guard bytes.count >= 5, bytes.last == 0,
      BSONReader(bytes).length(at: 0) == bytes.count
    else { throw BSONFault() }
    self.bytes = bytes
  }

  init(_ members: [(String, BSONValue)]) {
    self.init()
    for (name, value) in members { append(name, value) }
  }

  mutating func append(_ name: String, _ value: BSONValue) {
    precondition(!name.utf8.contains(0), "a name ends at its first zero")
    bytes.removeLast()
    bytes.append(value.type)
    bytes.append(contentsOf: name.utf8)
    bytes.append(0)
    value.write(to: &bytes)
    bytes.append(0)
    seal(from: 0)
  }

  /// Appends a member unless there is no value.
  mutating func append(_ name: String, ifAny value: (some BSONConvertible)?) {
    if let value { append(name, value.bson) }
  }

  /// The member of that name; nil where there is none, or the bytes are none of a document.
  subscript(name: String) -> BSONValue? {
    var reader = BSONReader(bytes)
    return try? reader.find(name)
  }

  /// The members in their order.
  func members() throws(BSONFault) -> [(name: String, value: BSONValue)] {
    var reader = BSONReader(bytes)
    return try reader.members()
  }

  fileprivate mutating func seal(from start: Int) { bytes.seal(from: start) }
}

extension BSONDocument: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, BSONValue)...) { self.init(elements) }
}

extension BSONValue {
  fileprivate func write(to bytes: inout [UInt8]) {
    switch self {
    case .double(let value): bytes.append(littleEndian: value.bitPattern)
    case .string(let text):
      bytes.append(littleEndian: Int32(text.utf8.count + 1))
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
    case .document(let document): bytes.append(contentsOf: document.bytes)
    case .array(let values): write(values, to: &bytes)
    case .binary(let subtype, let content):
      bytes.append(littleEndian: Int32(content.count))
      bytes.append(subtype)
      bytes.append(contentsOf: content)
    case .objectID(let content): bytes.append(contentsOf: content)
    case .bool(let value): bytes.append(value ? 1 : 0)
    case .date(let value): bytes.append(littleEndian: value)
    case .int32(let value): bytes.append(littleEndian: value)
    case .timestamp(let value): bytes.append(littleEndian: value)
    case .int64(let value): bytes.append(littleEndian: value)
    case .null, .minKey, .maxKey: break
    }
  }

  /// An array is a document whose names are its indices.
  private func write(_ values: [BSONValue], to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(littleEndian: Int32(0))
    for (index, value) in values.enumerated() {
      bytes.append(value.type)
      bytes.append(contentsOf: String(index).utf8)
      bytes.append(0)
      value.write(to: &bytes)
    }
    bytes.append(0)
    bytes.seal(from: start)
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Writes the length of the document that begins at `start` and ends here.
  fileprivate mutating func seal(from start: Int) {
    let length = UInt32(count - start)
    for place in 0..<4 { self[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place)) }
  }
}
