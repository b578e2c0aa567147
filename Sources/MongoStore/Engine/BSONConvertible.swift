/// A Swift value that stands in a document.
protocol BSONConvertible {
  var bson: BSONValue { get }
  /// Nil for what is none of these.
  init?(bson: BSONValue)
}

extension BSONDocument {
  /// The value of a member that must be there; throws a ``BSONFault`` where it is not.
  func value<Value: BSONConvertible>(_ name: String, as: Value.Type = Value.self)
    throws(BSONFault) -> Value
  {
    guard let value = try optional(name, as: Value.self) else { throw BSONFault() }
    return value
  }

  /// The value of a member; nil where there is none, or null.
  func optional<Value: BSONConvertible>(_ name: String, as: Value.Type = Value.self)
    throws(BSONFault) -> Value?
  {
    guard let found = self[name], found != .null else { return nil }
    guard let value = Value(bson: found) else { throw BSONFault() }
    return value
  }
}

extension Int: BSONConvertible {
  /// In four bytes where it fits: MongoDB compares numbers by their value.
  var bson: BSONValue { Int32(exactly: self).map(BSONValue.int32) ?? .int64(Int64(self)) }

  init?(bson: BSONValue) {
    switch bson {
    case .int32(let value): self = Int(value)
    case .int64(let value): self = Int(value)
    case .double(let value):
      guard let whole = Int(exactly: value) else { return nil }
      self = whole
    default: return nil
    }
  }
}

extension Int64: BSONConvertible {
  var bson: BSONValue { .int64(self) }
  init?(bson: BSONValue) {
    guard let value = Int(bson: bson) else { return nil }
    self.init(value)
  }
}

extension Double: BSONConvertible {
  var bson: BSONValue { .double(self) }

  init?(bson: BSONValue) {
    switch bson {
    case .double(let value): self = value
    case .int32(let value): self = Double(value)
    case .int64(let value): self = Double(value)
    default: return nil
    }
  }
}

extension String: BSONConvertible {
  var bson: BSONValue { .string(self) }
  init?(bson: BSONValue) {
    guard case .string(let text) = bson else { return nil }
    self = text
  }
}

extension Bool: BSONConvertible {
  var bson: BSONValue { .bool(self) }
  init?(bson: BSONValue) {
    guard case .bool(let value) = bson else { return nil }
    self = value
  }
}

extension BSONDocument: BSONConvertible {
  var bson: BSONValue { .document(self) }
  init?(bson: BSONValue) {
    guard case .document(let document) = bson else { return nil }
    self = document
  }
}

extension Array: BSONConvertible where Element: BSONConvertible {
  var bson: BSONValue { .array(map(\.bson)) }
  init?(bson: BSONValue) {
    guard case .array(let values) = bson else { return nil }
    let elements = values.compactMap(Element.init(bson:))
    guard elements.count == values.count else { return nil }
    self = elements
  }
}

extension Optional where Wrapped: BSONConvertible {
  /// Null for nothing.
  var bson: BSONValue { map(\.bson) ?? .null }
}
