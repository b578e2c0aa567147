import Chat
import Crypto
import Foundation
import NIOCore

/// Bytes in the database, where every node finds them: uploads as chunks under their id, what is kept
/// as files of GridFS.
///
/// Every few chunks are one operation, so that no connection waits for whoever sends or fetches, and
/// memory does not grow with a file.
package final class GridFSMediaStore: MediaStore {
  private let pool: MongoPool
  private let claims: MediaClaims
  private let drafts: DraftFolder

  /// `folder` is this process's own, for the files that are being worked on.
  ///
  /// Throws where it can't be used.
  init(pool: MongoPool, claims: MediaClaims, folder: String) throws {
    self.pool = pool
    self.claims = claims
    drafts = try DraftFolder(in: folder)
  }

  package func size(of upload: MediaID) async throws -> Int {
    try await run { try $0.size(of: upload) }
  }

  package func append(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int {
    try await run { try $0.dropUnfinishedWhole(upload) }
    return try await grow(upload, by: pieces, at: offset)
  }

  package func appendWhole(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int {
    try await run { connection in
      try connection.dropUnfinishedWhole(upload)
      guard try connection.size(of: upload) == offset else { throw MediaRefusal.interrupted }
      try connection.beginWhole(upload, at: offset)
    }
    do {
      let size = try await grow(upload, by: pieces, at: offset)
      try await run { try $0.endWhole(upload) }
      return size
    } catch let error where error as? MediaRefusal != .interrupted {
      // Whoever interrupts has let go of it already, and may have begun a whole of their own.
      try await run { try $0.dropUnfinishedWhole(upload) }
      throw error
    }
  }

  private func grow(
    _ upload: MediaID, by pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable,
    at offset: Int
  ) async throws -> Int {
    var growing = try await run { try GrowingUpload(upload, at: offset, in: $0) }
    let result: Result<Void, any Error>
    do {
      for try await piece in pieces {
        growing.gather(piece)
        guard growing.isFull else { continue }
        growing = try await run { [growing] in try growing.written(in: $0) }
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    let size = try await run { [growing] in try growing.finished(in: $0) }
    try result.get()
    return size
  }

  package func truncate(_ upload: MediaID, to size: Int) async throws {
    try await run { try $0.truncate(upload, to: size) }
  }

  package func remove(_ upload: MediaID) async throws {
    try await run { try $0.removeUpload(upload) }
  }

  package func uploads() async throws -> [MediaID] {
    try await run { try $0.uploads() }
  }

  package func hasRoom(for bytes: Int) async throws -> Bool {
    try await run { try $0.hasRoom(for: bytes) }
  }

  package func withFiles<Value: Sendable>(
    of upload: MediaID, _ body: @Sendable (_ file: String, _ folder: String) async throws -> Value
  ) async throws -> Value {
    let draft = try drafts.make()
    defer { drafts.remove(draft) }
    try await copy(upload, to: draft.file)
    return try await body(draft.file, draft.folder)
  }

  package func keep(_ file: String) async throws -> (digest: MediaDigest, bytes: Int) {
    let file = try ChunkedFile(reading: file)
    let (digest, bytes) = try await digest(of: file)
    try await claim(digest)
    guard try await run({ try $0.keptFile(digest) }) == nil else { return (digest, bytes) }
    for n in stride(from: 0, to: Chunks.count(in: bytes), by: Chunks.written) {
      try await run { try $0.keepChunks(file.chunks(from: n), from: n, of: digest) }
    }
    try await run { try $0.keepFile(digest, bytes: bytes) }
    return (digest, bytes)
  }

  package func read(
    _ digest: MediaDigest, _ range: Range<Int>, _ consume: (ByteBuffer) async throws -> Void
  ) async throws {
    guard let file = try await run({ try $0.keptFile(digest) }) else {
      throw CommonRefusal.notFound
    }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let first = offset / file.chunkBytes
      let end = min((range.upperBound - 1) / file.chunkBytes + 1, first + Chunks.read)
      let chunks = try await run { try $0.chunks(.chunks, of: digest, first..<end) }
      guard !chunks.isEmpty else { throw StorageFault(reason: "a file is cut off") }
      for chunk in chunks {
        let inside = offset % file.chunkBytes
        let count = min(chunk.count - inside, range.upperBound - offset)
        guard count > 0 else { throw StorageFault(reason: "a file is cut off") }
        offset += count
        try await consume(ByteBuffer(bytes: chunk[inside..<inside + count]))
      }
    }
  }

  package func remove(_ digests: [MediaDigest]) async throws {
    for digest in digests {
      try await run { [claims] connection in
        guard try claims.remove(digest, in: connection) else { return }
        // Another node's record of it may be newer than what the caller knows.
        if try !connection.isUsed(digest) { try connection.removeFile(digest) }
        try claims.end(digest, in: connection)
      }
    }
  }

  package func digests() async throws -> [MediaDigest] {
    var digests: [MediaDigest] = []
    while true {
      let some = try await run { [last = digests.last] in
        try $0.keptDigests(after: last, limit: Self.step)
      }
      guard !some.isEmpty else { return digests }
      digests += some
    }
  }

  /// Digests that are asked for at once.
  private static let step = 10_000

  private func copy(_ upload: MediaID, to path: String) async throws {
    let file = try ChunkedFile(writing: path)
    var n = 0
    while true {
      let count = try await run { [n] in
        let chunks = try $0.chunks(.uploads, of: upload, n..<n + Chunks.written)
        try file.append(chunks)
        return chunks.count
      }
      guard count == Chunks.written else { return }
      n += count
    }
  }

  private func digest(of file: ChunkedFile) async throws -> (MediaDigest, bytes: Int) {
    var (hash, bytes, n) = (SHA256(), 0, 0)
    while true {
      let (grown, chunks) = try await run { [hash, n] _ in
        let chunks = try file.chunks(from: n)
        var hash = hash
        for chunk in chunks { hash.update(data: chunk) }
        return (hash, chunks)
      }
      hash = grown
      n += chunks.count
      bytes += chunks.reduce(0) { $0 + $1.count }
      guard chunks.count == Chunks.written else { break }
    }
    guard let digest = MediaDigest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 has 32 bytes.")
    }
    return (digest, bytes)
  }

  /// Waits while another node removes the same bytes, but not for ever.
  private func claim(_ digest: MediaDigest) async throws {
    for _ in 1...Self.mostWaits {
      if try await run({ [claims] in try claims.keep(digest, in: $0) }) { return }
      try await Task.sleep(for: .milliseconds(250))
    }
    throw StorageFault(reason: "the same bytes are being removed")
  }

  private static let mostWaits = 60

  /// Runs `work` on a thread that may wait for MongoDB, also for a task that was cancelled: what has
  /// come is still to be kept. No more waits for one than there are requests.
  private func run<Value: Sendable>(
    _ work: @escaping @Sendable (borrowing MongoConnection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      pool.submitMedia { pool in
        guard let pool else { return continuation.resume(throwing: CancellationError()) }
        continuation.resume(with: Result { try pool.onThread(work) }.mapError(told))
      }
    }
  }
}

/// What the port says of an error of the server.
private func told(_ error: any Error) -> any Error {
  guard let error = error as? MongoError, error.code == 14_031 else { return error }
  return MediaStoreFault.full
}
