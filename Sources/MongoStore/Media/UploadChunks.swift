import Chat

/// The bytes of an upload as they come in: its chunks under its id; its size follows from the last of
/// them. While something comes that counts only as a whole, a mark in front of them says from where.
extension MongoConnection {
  func size(of upload: MediaID) throws -> Int {
    if let mark = try beginOfWhole(upload) { return mark }
    return try lastChunk(.uploads, of: upload).map { $0.n * Chunks.bytes + $0.bytes } ?? 0
  }

  /// From `offset` on nothing counts until ``endWhole(_:)``.
  func beginWhole(_ upload: MediaID, at offset: Int) throws {
    try insert(.uploads, ["files_id": upload.bson, "n": Self.mark.bson, "from": offset.bson])
  }

  func endWhole(_ upload: MediaID) throws {
    try deleteOne(.uploads, ["files_id": upload.bson, "n": Self.mark.bson])
  }

  /// Lets go of what a node has left that ended in the middle of a whole.
  func dropUnfinishedWhole(_ upload: MediaID) throws {
    guard let offset = try beginOfWhole(upload) else { return }
    try truncate(upload, to: offset)
    try endWhole(upload)
  }

  private func beginOfWhole(_ upload: MediaID) throws -> Int? {
    try findOne(.uploads, ["files_id": upload.bson, "n": Self.mark.bson])?.value("from")
  }

  /// The number of what is no chunk.
  private static let mark = -1

  func removeUpload(_ upload: MediaID) throws {
    try removeChunks(.uploads, of: upload, from: 0)
    try endWhole(upload)
  }

  /// Puts more bytes into the last chunk, which has `known` bytes now.
  ///
  /// Throws ``MediaRefusal/interrupted`` where it has not: somebody else goes on with the upload.
  func replaceChunk(_ n: Int, of upload: MediaID, known: Int, _ data: [UInt8]) throws {
    let matched = try updateOne(
      .uploads,
      [
        "files_id": upload.bson, "n": n.bson,
        "$expr": ["$eq": [["$binarySize": "$data"], known.bson]],
      ], ["$set": ["data": .binary(subtype: 0, data)]])
    guard matched == 1 else { throw MediaRefusal.interrupted }
  }

  /// Appends chunks, the first of them with number `n`.
  ///
  /// Throws ``MediaRefusal/interrupted`` where one is there: somebody else goes on with the upload.
  func appendChunks(_ list: [[UInt8]], from n: Int, of upload: MediaID) throws {
    do {
      _ = try insert(
        .uploads, list.enumerated().map { Chunks.document(of: upload, n + $0.offset, $0.element) })
    } catch let error as MongoError where error.duplicate == ["files_id", "n"] {
      throw MediaRefusal.interrupted
    }
  }

  func truncate(_ upload: MediaID, to size: Int) throws {
    let (whole, rest) = size.quotientAndRemainder(dividingBy: Chunks.bytes)
    try removeChunks(.uploads, of: upload, from: rest == 0 ? whole : whole + 1)
    guard rest > 0, let last = try chunks(.uploads, of: upload, whole..<whole + 1).first,
      last.count > rest
    else { return }
    try replaceChunk(whole, of: upload, known: last.count, Array(last[..<rest]))
  }

  /// Uploads of which there are bytes, by the index alone.
  func uploads() throws -> [MediaID] {
    let answer = try command([
      "distinct": MongoCollection.uploads.rawValue.bson, "key": "files_id",
      "readConcern": ["level": "majority"],
    ])
    return try answer.value("values")
  }
}
