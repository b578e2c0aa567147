/// A value in a ``BSONDocument``, of one of the types that Martlet or its server uses.
enum BSONValue: Hashable, Sendable {
  case double(Double)
  case string(String)
  case document(BSONDocument)
  case array([BSONValue])
  case binary(subtype: UInt8, [UInt8])
  /// 12 bytes.
  case objectID([UInt8])
  case bool(Bool)
  /// Milliseconds since 1970-01-01 UTC.
  case date(Int64)
  case null
  case int32(Int32)
  case timestamp(UInt64)
  case int64(Int64)
  case minKey
  case maxKey

  /// The byte that stands for its type (BSON specification 1.1).
  var type: UInt8 {
    switch self {
    case .double: 0x01
    case .string: 0x02
    case .document: 0x03
    case .array: 0x04
    case .binary: 0x05
    case .objectID: 0x07
    case .bool: 0x08
    case .date: 0x09
    case .null: 0x0a
    case .int32: 0x10
    case .timestamp: 0x11
    case .int64: 0x12
    case .minKey: 0xff
    case .maxKey: 0x7f
    }
  }
}

extension BSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = value.bson }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: BSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, BSONValue)...) {
    self = .document(BSONDocument(elements))
  }
  init(nilLiteral: ()) { self = .null }
}
