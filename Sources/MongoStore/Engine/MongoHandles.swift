import CMongo

// The driver's things, each of which is destroyed where its wrapper ends.

/// A collection of one database, as one client sees it.
struct CollectionHandle: ~Copyable {
  let pointer: OpaquePointer

  init(_ client: OpaquePointer, _ database: String, _ collection: MongoCollection) {
    pointer = mongoc_client_get_collection(client, database, collection.rawValue)
  }

  deinit { mongoc_collection_destroy(pointer) }
}

/// An answer that comes document by document.
struct CursorHandle: ~Copyable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { mongoc_cursor_destroy(pointer) }

  /// The next document; nil behind the last.
  func next() throws -> BSONDocument? {
    var found: OpaquePointer?
    if mongoc_cursor_next(pointer, &found), let found { return try BSONDocument(c: found) }
    var error = bson_error_t()
    var reply: OpaquePointer?
    guard mongoc_cursor_error_document(pointer, &error, &reply) else { return nil }
    throw MongoError(error, reply: try reply.map(BSONDocument.init(c:)) ?? [:])
  }
}

/// What `mongoc_find_and_modify` is to do.
struct FindAndModifyHandle: ~Copyable {
  let pointer: OpaquePointer

  init() { pointer = mongoc_find_and_modify_opts_new() }

  deinit { mongoc_find_and_modify_opts_destroy(pointer) }
}

/// A moment of the database, by which what was done in it is in order.
struct OperationTime: Comparable {
  var seconds: UInt32 = 0
  var increment: UInt32 = 0

  static func < (one: Self, other: Self) -> Bool {
    (one.seconds, one.increment) < (other.seconds, other.increment)
  }
}

/// What makes several calls one story: each sees what the ones before it saw, or is one transaction with
/// them.
struct SessionHandle: ~Copyable {
  let pointer: OpaquePointer

  init(_ client: OpaquePointer) throws(MongoError) {
    var error = bson_error_t()
    guard let session = mongoc_client_start_session(client, nil, &error) else {
      throw MongoError(error, reply: [:])
    }
    pointer = session
  }

  deinit { mongoc_client_session_destroy(pointer) }

  /// The latest moment that a call has seen.
  var operationTime: OperationTime {
    var time = OperationTime()
    mongoc_client_session_get_operation_time(pointer, &time.seconds, &time.increment)
    return time
  }

  /// Lets no call see an earlier moment.
  func advance(to time: OperationTime) {
    mongoc_client_session_advance_operation_time(pointer, time.seconds, time.increment)
  }

  /// What a call says in its options to be a part of it.
  func ticket() throws -> BSONDocument {
    guard let made = bson_new() else { throw BSONFault() }
    defer { bson_destroy(made) }
    var error = bson_error_t()
    guard mongoc_client_session_append(pointer, made, &error) else {
      throw MongoError(error, reply: [:])
    }
    return try BSONDocument(c: made)
  }
}

extension BSONDocument {
  /// A copy of what the driver holds.
  init(c pointer: OpaquePointer) throws(BSONFault) {
    guard let data = bson_get_data(pointer) else { throw BSONFault() }
    let first = UnsafeBufferPointer(start: data, count: 4)
    let length = BSONReader(Array(first)).length(at: 0)
    try self.init(bytes: Array(UnsafeBufferPointer(start: data, count: length)))
  }

  /// Lends the bytes to the driver. Its `bson_t` is aligned to 128, which Swift can't say of a type.
  func withC<Value>(_ body: (OpaquePointer) throws -> Value) rethrows -> Value {
    try bytes.withUnsafeBufferPointer { bytes in
      try withUnsafeTemporaryAllocation(byteCount: 128, alignment: 128) { room in
        guard let base = room.baseAddress else { preconditionFailure("128 bytes have an address") }
        let pointer = OpaquePointer(base)
        precondition(bson_init_static(pointer, bytes.baseAddress, bytes.count), "no document")
        return try body(pointer)
      }
    }
  }
}

extension [BSONDocument] {
  /// Lends all of them at once.
  func withC<Value>(_ body: (UnsafeMutablePointer<OpaquePointer?>) throws -> Value) rethrows
    -> Value
  {
    var pointers: [OpaquePointer?] = []
    pointers.reserveCapacity(count)
    return try withC(from: startIndex, &pointers, body)
  }

  private func withC<Value>(
    from index: Index, _ pointers: inout [OpaquePointer?],
    _ body: (UnsafeMutablePointer<OpaquePointer?>) throws -> Value
  ) rethrows -> Value {
    guard index < endIndex else {
      return try pointers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("nothing to lend") }
        return try body(base)
      }
    }
    return try self[index].withC { pointer in
      pointers.append(pointer)
      return try withC(from: index + 1, &pointers, body)
    }
  }
}

/// Calls what answers with a `reply` and an `error`, and throws the one with the other.
func answer(
  _ call: (_ reply: OpaquePointer, _ error: UnsafeMutablePointer<bson_error_t>) -> Bool
) throws -> BSONDocument {
  try withUnsafeTemporaryAllocation(byteCount: 128, alignment: 128) { room in
    guard let base = room.baseAddress else { preconditionFailure("128 bytes have an address") }
    let reply = OpaquePointer(base)
    var error = bson_error_t()
    let isDone = call(reply, &error)
    // The driver has made the reply whether it is done or not.
    defer { bson_destroy(reply) }
    let document = try BSONDocument(c: reply)
    // Whatever the driver returns: what no majority has is not done.
    guard isDone, document["writeConcernError"] == nil else {
      throw MongoError(error, reply: document)
    }
    return document
  }
}
