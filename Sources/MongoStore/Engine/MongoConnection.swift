import CMongo

/// One client's way to the database for the time of one operation.
struct MongoConnection: ~Copyable {
  private let client: OpaquePointer
  private let database: String
  /// Of all calls: none sees less than one before it, also where another primary answers, which at first
  /// may not know that a majority has what it has.
  private let session: SessionHandle
  private let ticket: BSONDocument
  /// Milliseconds for which the server works at a query before it gives up.
  private let queryTime: Int

  /// Of calls that see no moment before `time`.
  init(
    _ client: OpaquePointer, _ database: String, queryTime: Int, after time: OperationTime
  ) throws {
    let session = try SessionHandle(client)
    ticket = try session.ticket()
    session.advance(to: time)
    self.session = session
    self.client = client
    self.database = database
    self.queryTime = queryTime
  }

  /// The latest moment that has been seen.
  var operationTime: OperationTime { session.operationTime }

  /// How long an operation is tried again where others are in its way, or a server is not to be had.
  static let patience = Duration.seconds(8)

  // MARK: Reading

  /// The documents that match, at most `limit`.
  func find(
    _ collection: MongoCollection, _ filter: BSONDocument, sort: BSONDocument? = nil,
    limit: Int? = nil, fields: BSONDocument? = nil
  ) throws -> [BSONDocument] {
    var options = options(["maxTimeMS": queryTime.bson])
    options.append("sort", ifAny: sort)
    options.append("limit", ifAny: limit)
    options.append("projection", ifAny: fields)
    let handle = handle(collection)
    return try filter.withC { filter in
      try options.withC { options in
        try documents(mongoc_collection_find_with_opts(handle.pointer, filter, options, nil))
      }
    }
  }

  func findOne(
    _ collection: MongoCollection, _ filter: BSONDocument, sort: BSONDocument? = nil,
    fields: BSONDocument? = nil
  ) throws -> BSONDocument? {
    try find(collection, filter, sort: sort, limit: 1, fields: fields).first
  }

  /// What the stages make of a collection; the first has to be one that an index serves, which is
  /// named where the server might think another as good.
  func aggregate(
    _ collection: MongoCollection, _ stages: [BSONDocument], by index: String? = nil
  ) throws -> [BSONDocument] {
    var options = options(["maxTimeMS": queryTime.bson])
    options.append("hint", ifAny: index)
    let pipeline: BSONDocument = ["pipeline": stages.bson]
    let handle = handle(collection)
    return try pipeline.withC { pipeline in
      try options.withC { options in
        try documents(
          mongoc_collection_aggregate(
            handle.pointer, MONGOC_QUERY_NONE, pipeline, options, nil))
      }
    }
  }

  /// How many match, counted up to `limit`.
  func count(_ collection: MongoCollection, _ filter: BSONDocument, limit: Int) throws -> Int {
    let counted = try aggregate(
      collection,
      [["$match": filter.bson], ["$limit": limit.bson], ["$count": "found"]])
    return try counted.first?.value("found") ?? 0
  }

  // MARK: Writing

  func insert(_ collection: MongoCollection, _ document: BSONDocument) throws {
    _ = try insert(collection, [document])
  }

  /// Inserts in order, and stops at the first that can't be: `MongoError.inserted` are stored then.
  func insert(_ collection: MongoCollection, _ documents: [BSONDocument]) throws -> Int {
    guard !documents.isEmpty else { return 0 }
    let handle = handle(collection)
    let options = options()
    let reply = try documents.withC { list in
      try options.withC { options in
        try answer {
          mongoc_collection_insert_many(
            handle.pointer, list, documents.count, options, $0, $1)
        }
      }
    }
    return try reply.value("insertedCount")
  }

  /// Changes the first that matches; answers how many matched, changed or not.
  @discardableResult
  func updateOne(
    _ collection: MongoCollection, _ filter: BSONDocument, _ change: MongoChange,
    upsert: Bool = false
  ) throws -> Int {
    try update(collection, filter, change, upsert, mongoc_collection_update_one)
  }

  @discardableResult
  func updateMany(
    _ collection: MongoCollection, _ filter: BSONDocument, _ change: MongoChange
  ) throws -> Int {
    try update(collection, filter, change, false, mongoc_collection_update_many)
  }

  /// Changes the first that matches and answers it as it is then; nil where none matches.
  func findAndModify(
    _ collection: MongoCollection, _ filter: BSONDocument, _ change: MongoChange,
    sort: BSONDocument? = nil, fields: BSONDocument? = nil
  ) throws -> BSONDocument? {
    let request = FindAndModifyHandle()
    mongoc_find_and_modify_opts_set_flags(request.pointer, MONGOC_FIND_AND_MODIFY_RETURN_NEW)
    change.document.withC { _ = mongoc_find_and_modify_opts_set_update(request.pointer, $0) }
    sort?.withC { _ = mongoc_find_and_modify_opts_set_sort(request.pointer, $0) }
    fields?.withC { _ = mongoc_find_and_modify_opts_set_fields(request.pointer, $0) }
    ticket.withC { _ = mongoc_find_and_modify_opts_append(request.pointer, $0) }
    let handle = handle(collection)
    let reply = try filter.withC { filter in
      try answer {
        mongoc_collection_find_and_modify_with_opts(handle.pointer, filter, request.pointer, $0, $1)
      }
    }
    return try reply.optional("value")
  }

  /// Answers how many it was, 0 or 1.
  @discardableResult
  func deleteOne(_ collection: MongoCollection, _ filter: BSONDocument) throws -> Int {
    try delete(collection, filter, mongoc_collection_delete_one)
  }

  @discardableResult
  func deleteMany(_ collection: MongoCollection, _ filter: BSONDocument) throws -> Int {
    try delete(collection, filter, mongoc_collection_delete_many)
  }

  /// Runs a command of the database, or of `admin`.
  func command(_ command: BSONDocument, on other: String? = nil) throws -> BSONDocument {
    try command.withC { command in
      try answer {
        mongoc_client_command_simple(client, other ?? database, command, nil, $0, $1)
      }
    }
  }

  // MARK: Transactions

  /// Does `work` as one commit, or not at all; again from the start where somebody else was in its
  /// way, or where the primary was lost and another is there. Answers only once a majority has it.
  func transaction<Value>(_ work: (borrowing MongoConnection) throws -> Value) throws -> Value {
    let end = ContinuousClock.now + Self.patience
    while true {
      do {
        try session.begin()
        let value: Value
        do {
          value = try work(self)
        } catch {
          session.abort()
          throw error
        }
        try session.commit(until: end)
        return value
      } catch let error as MongoError
        where error.isTransient && !error.hasNoServer && ContinuousClock.now < end
      {
        pause()
      }
    }
  }

  /// Whoever was in the way gets a moment to be done.
  func pause() { usleep(UInt32.random(in: 1_000...10_000)) }

  // MARK: The driver

  private func handle(_ collection: MongoCollection) -> CollectionHandle {
    CollectionHandle(client, database, collection)
  }

  private func options(_ own: BSONDocument = [:]) -> BSONDocument {
    var options = own
    if let id = ticket["sessionId"] { options.append("sessionId", id) }
    return options
  }

  private func documents(_ cursor: OpaquePointer?) throws -> [BSONDocument] {
    guard let cursor else { throw BSONFault() }
    let handle = CursorHandle(cursor)
    var documents: [BSONDocument] = []
    while let document = try handle.next() { documents.append(document) }
    return documents
  }

  private typealias Update =
    (
      OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?,
      UnsafeMutablePointer<bson_error_t>?
    ) -> Bool

  private func update(
    _ collection: MongoCollection, _ filter: BSONDocument, _ change: MongoChange, _ upsert: Bool,
    _ call: Update
  ) throws -> Int {
    let options = options(upsert ? ["upsert": true] : [:])
    let handle = handle(collection)
    let reply = try filter.withC { filter in
      try change.document.withC { change in
        try options.withC { options in
          try answer { call(handle.pointer, filter, change, options, $0, $1) }
        }
      }
    }
    return try reply.value("matchedCount")
  }

  private typealias Deletion =
    (
      OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?,
      UnsafeMutablePointer<bson_error_t>?
    ) -> Bool

  private func delete(_ collection: MongoCollection, _ filter: BSONDocument, _ call: Deletion)
    throws
    -> Int
  {
    let options = options()
    let handle = handle(collection)
    let reply = try filter.withC { filter in
      try options.withC { options in
        try answer { call(handle.pointer, filter, options, $0, $1) }
      }
    }
    return try reply.value("deletedCount")
  }
}

/// How a document is to be changed: by operators, or by the stages of a pipeline.
struct MongoChange: ExpressibleByDictionaryLiteral {
  let document: BSONDocument

  init(_ operators: BSONDocument) { document = operators }

  init(dictionaryLiteral elements: (String, BSONValue)...) { document = BSONDocument(elements) }

  /// Stages that see the document as it is; the driver knows them by the names 0, 1, ...
  static func stages(_ stages: [BSONDocument]) -> MongoChange {
    MongoChange(
      BSONDocument(stages.enumerated().map { (String($0.offset), $0.element.bson) }))
  }
}

extension SessionHandle {
  fileprivate func begin() throws(MongoError) {
    var error = bson_error_t()
    let options = mongoc_transaction_opts_new()
    defer { mongoc_transaction_opts_destroy(options) }
    let reading = mongoc_read_concern_new()
    defer { mongoc_read_concern_destroy(reading) }
    mongoc_read_concern_set_level(reading, MONGOC_READ_CONCERN_LEVEL_SNAPSHOT)
    mongoc_transaction_opts_set_read_concern(options, reading)
    mongoc_transaction_opts_set_max_commit_time_ms(options, 10_000)
    guard mongoc_client_session_start_transaction(pointer, options, &error) else {
      throw MongoError(error, reply: [:])
    }
  }

  fileprivate func abort() {
    var error = bson_error_t()
    _ = mongoc_client_session_abort_transaction(pointer, &error)
  }

  /// Asks again while nobody knows whether it is committed.
  fileprivate func commit(until end: ContinuousClock.Instant) throws {
    while true {
      do {
        _ = try answer { mongoc_client_session_commit_transaction(pointer, $0, $1) }
        return
      } catch let error as MongoError where error.isUnknownCommit && ContinuousClock.now < end {
        continue
      }
    }
  }
}
