import Chat

/// Files in pieces, as GridFS has them (https://www.mongodb.com/docs/manual/core/gridfs/): documents
/// {files_id, n, data}, each but the last of one size.
enum Chunks {
  /// Bytes of a piece: GridFS' own default, 255 KiB, which leaves a document below a power of two.
  static let bytes = 255 << 10
  /// How many are written at once: about a megabyte.
  static let written = 4
  /// How many are read at once: there are as many as that in memory for everybody who fetches slowly.
  static let read = 2
  /// How many are removed at once, so that no removal lasts longer than an answer may.
  static let removedAtOnce = 256

  /// How many pieces a file of so many bytes has.
  static func count(in bytes: Int) -> Int { (bytes + Self.bytes - 1) / Self.bytes }

  static func document(of file: some BSONConvertible, _ n: Int, _ data: [UInt8]) -> BSONDocument {
    ["files_id": file.bson, "n": n.bson, "data": .binary(subtype: 0, data)]
  }
}

extension MongoConnection {
  /// The pieces of a file from `numbers.lowerBound` on, in their order; fewer where it ends.
  ///
  /// Throws a `StorageFault` where one is missing between others.
  func chunks(_ collection: MongoCollection, of file: some BSONConvertible, _ numbers: Range<Int>)
    throws -> [[UInt8]]
  {
    let found = try find(
      collection,
      [
        "files_id": file.bson,
        "n": ["$gte": numbers.lowerBound.bson, "$lt": numbers.upperBound.bson],
      ], sort: ["n": 1], fields: ["_id": 0, "n": 1, "data": 1])
    return try found.enumerated().map { offset, document in
      guard try document.value("n") == numbers.lowerBound + offset,
        case .binary(_, let data) = document["data"]
      else { throw StorageFault(reason: "a file has a hole") }
      return data
    }
  }

  /// Removes the pieces from number `first` on, the last ones first: what a crash leaves is whole.
  func removeChunks(_ collection: MongoCollection, of file: some BSONConvertible, from first: Int)
    throws
  {
    while let last = try lastChunk(collection, of: file)?.n, last >= first {
      let from = max(first, last + 1 - Chunks.removedAtOnce)
      try deleteMany(collection, ["files_id": file.bson, "n": ["$gte": from.bson]])
    }
  }

  /// The number of the last piece and its bytes; nil where there is none.
  func lastChunk(_ collection: MongoCollection, of file: some BSONConvertible) throws -> (
    n: Int, bytes: Int
  )? {
    let found = try findOne(
      collection, ["files_id": file.bson, "n": ["$gte": 0]], sort: ["n": -1],
      fields: ["_id": 0, "n": 1, "bytes": ["$binarySize": "$data"]])
    return try found.map { (try $0.value("n"), try $0.value("bytes")) }
  }
}
