import Chat

extension Identifier: BSONConvertible {
  /// A UUID (subtype 4), whose order as bytes is the order of ids.
  var bson: BSONValue { .binary(subtype: 4, bytes) }

  init?(bson: BSONValue) {
    guard case .binary(4, let bytes) = bson else { return nil }
    self.init(bytes: bytes)
  }
}

extension Timestamp: BSONConvertible {
  var bson: BSONValue { .date(milliseconds) }

  init?(bson: BSONValue) {
    guard case .date(let milliseconds) = bson else { return nil }
    self.init(milliseconds: milliseconds)
  }
}

extension ClientID: BSONConvertible {
  var bson: BSONValue {
    switch form {
    case .uuid(let uuid): uuid.bson
    case .text(let text): .string(text)
    }
  }

  init?(bson: BSONValue) {
    if let uuid = Identifier<Self>(bson: bson) {
      self.init(uuid)
    } else if let text = String(bson: bson) {
      self.init(text)
    } else {
      return nil
    }
  }
}

extension TokenHash: BSONConvertible {
  var bson: BSONValue { .binary(subtype: 0, bytes) }

  init?(bson: BSONValue) {
    guard case .binary(0, let bytes) = bson else { return nil }
    self.init(bytes: bytes)
  }
}

extension MediaDigest: BSONConvertible {
  var bson: BSONValue { .binary(subtype: 0, bytes) }

  init?(bson: BSONValue) {
    guard case .binary(0, let bytes) = bson else { return nil }
    self.init(bytes: bytes)
  }
}

/// Two people in the one order in which they are kept; one person twice for their own notes.
struct Pair: Hashable, BSONConvertible {
  let lower: UserID
  let higher: UserID

  init(_ one: UserID, _ other: UserID) {
    lower = min(one, other)
    higher = max(one, other)
  }

  /// Both ids behind each other, 32 bytes.
  var bson: BSONValue { .binary(subtype: 0, lower.bytes + higher.bytes) }

  init?(bson: BSONValue) {
    guard case .binary(0, let bytes) = bson, bytes.count == 32,
      let lower = UserID(bytes: bytes[..<16]), let higher = UserID(bytes: bytes[16...])
    else { return nil }
    self.init(lower, higher)
  }
}
