/// Bytes that are no BSON, or hold what Martlet never stores.
struct BSONFault: Error, Equatable {}

/// Reads members off the bytes of a document, and believes no length that they tell.
struct BSONReader {
  private let bytes: [UInt8]
  private var place = 4

  /// Documents within documents: as many as MongoDB takes.
  private static let mostNested = 100

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func find(_ wanted: String) throws(BSONFault) -> BSONValue? {
    while let (type, name) = try next() {
      let value = try value(type, nested: 0)
      if name == wanted { return value }
    }
    return nil
  }

  mutating func members(nested: Int = 0) throws(BSONFault) -> [(name: String, value: BSONValue)] {
    var members: [(String, BSONValue)] = []
    while let (type, name) = try next() {
      members.append((name, try value(type, nested: nested)))
    }
    return members
  }

  /// The length that the four bytes at `start` tell; -1 where there are none.
  func length(at start: Int) -> Int {
    guard start >= 0, start + 4 <= bytes.count else { return -1 }
    return (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }

  private mutating func next() throws(BSONFault) -> (type: UInt8, name: String)? {
    guard place < bytes.count else { throw BSONFault() }
    let type = bytes[place]
    place += 1
    if type == 0 {
      guard place == bytes.count else { throw BSONFault() }
      return nil
    }
    guard let end = bytes[place...].firstIndex(of: 0) else { throw BSONFault() }
    let name = try text(place..<end)
    place = end + 1
    return (type, name)
  }

  private mutating func value(_ type: UInt8, nested: Int) throws(BSONFault) -> BSONValue {
    switch type {
    case 0x01: .double(Double(bitPattern: try integer()))
    case 0x02: .string(try string())
    case 0x03: .document(try document(nested + 1))
    case 0x04: .array(try array(nested + 1))
    case 0x05: try binary()
    case 0x07: .objectID(Array(try take(12)))
    case 0x08: .bool(try truth())
    case 0x09: .date(Int64(bitPattern: try integer()))
    case 0x0a: .null
    case 0x10: .int32(Int32(bitPattern: try integer()))
    case 0x11: .timestamp(try integer())
    case 0x12: .int64(Int64(bitPattern: try integer()))
    case 0x7f: .maxKey
    case 0xff: .minKey
    default: throw BSONFault()
    }
  }

  private mutating func take(_ count: Int) throws(BSONFault) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - place else { throw BSONFault() }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private mutating func integer<Value: FixedWidthInteger & UnsignedInteger>() throws(BSONFault)
    -> Value
  {
    try take(Value.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Value($1) }
  }

  private mutating func size() throws(BSONFault) -> Int {
    Int(Int32(bitPattern: try integer()))
  }

  private mutating func truth() throws(BSONFault) -> Bool {
    switch try take(1).first {
    case 0: false
    case 1: true
    default: throw BSONFault()
    }
  }

  private mutating func string() throws(BSONFault) -> String {
    let count = try size()
    guard count >= 1 else { throw BSONFault() }
    let content = try take(count)
    guard content.last == 0 else { throw BSONFault() }
    return try text(content.startIndex..<content.endIndex - 1)
  }

  private func text(_ range: Range<Int>) throws(BSONFault) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else { throw BSONFault() }
    return text
  }

  private mutating func binary() throws(BSONFault) -> BSONValue {
    let count = try size()
    guard let subtype = try take(1).first else { throw BSONFault() }
    return .binary(subtype: subtype, Array(try take(count)))
  }

  /// Everything within is read once, so that what is handed out is whole.
  private mutating func document(_ nested: Int) throws(BSONFault) -> BSONDocument {
    let document = try inner(nested)
    var reader = BSONReader(document.bytes)
    _ = try reader.members(nested: nested)
    return document
  }

  private mutating func array(_ nested: Int) throws(BSONFault) -> [BSONValue] {
    var reader = BSONReader(try inner(nested).bytes)
    return try reader.members(nested: nested).map(\.value)
  }

  private mutating func inner(_ nested: Int) throws(BSONFault) -> BSONDocument {
    guard nested <= Self.mostNested else { throw BSONFault() }
    return try BSONDocument(bytes: Array(try take(length(at: place))))
  }
}
