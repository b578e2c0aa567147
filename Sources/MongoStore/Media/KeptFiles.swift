import Chat
import Foundation

/// What is kept, in GridFS: a file under its digest, so that any client of GridFS can read it.
extension MongoConnection {
  /// Its size and the size of its chunks; nil where nothing is kept under that digest.
  func keptFile(_ digest: MediaDigest) throws -> (bytes: Int, chunkBytes: Int)? {
    let found = try findOne(.files, ["_id": digest.bson], fields: ["length": 1, "chunkSize": 1])
    guard let found else { return nil }
    let chunk: Int = try found.value("chunkSize")
    guard chunk > 0 else { throw BSONFault() }
    return (try found.value("length"), chunk)
  }

  /// Stores chunks of a file. One that is there already is of an equal file, which somebody keeps at
  /// the same time, or was about to before a crash.
  func keepChunks(_ list: [[UInt8]], from n: Int, of digest: MediaDigest) throws {
    var rest = list.enumerated().map { Chunks.document(of: digest, n + $0.offset, $0.element) }[...]
    while !rest.isEmpty {
      do {
        _ = try insert(.chunks, Array(rest))
        return
      } catch let error as MongoError where error.duplicate == ["files_id", "n"] {
        rest = rest.dropFirst(error.inserted + 1)
      }
    }
  }

  /// Has all the chunks be a file.
  func keepFile(_ digest: MediaDigest, bytes: Int) throws {
    do {
      try insert(
        .files,
        [
          "_id": digest.bson, "length": Int64(bytes).bson, "chunkSize": Chunks.bytes.bson,
          "uploadDate": .date(Int64(Date().timeIntervalSince1970 * 1_000)),
          "filename": digest.description.bson,
        ])
    } catch let error as MongoError where error.duplicate == ["_id"] {
      // Somebody else was faster.
    }
  }

  /// Removes a file, and chunks that are of none; the file goes first, so that nobody reads one with
  /// holes.
  func removeFile(_ digest: MediaDigest) throws {
    try deleteOne(.files, ["_id": digest.bson])
    try removeChunks(.chunks, of: digest, from: 0)
  }

  /// At most `limit` digests behind `last`, in their order.
  func keptDigests(after last: MediaDigest?, limit: Int) throws -> [MediaDigest] {
    let filter: BSONDocument = last.map { ["_id": ["$gt": $0.bson]] } ?? [:]
    return try find(.files, filter, sort: ["_id": 1], limit: limit, fields: ["_id": 1])
      .compactMap { try? $0.value("_id") }
  }

  /// Whether the server's disk has room for so many more bytes, and the reserve that messages need
  /// besides: 1 GiB, or of a small disk 5 %.
  func hasRoom(for bytes: Int) throws -> Bool {
    let answer = try command(["dbStats": 1])
    guard let total: Int = try answer.optional("fsTotalSize"),
      let used: Int = try answer.optional("fsUsedSize")
    else { return true }
    return total - used - min(1 << 30, total / 20) >= bytes
  }
}
