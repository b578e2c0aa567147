import Chat
import Crypto
import Foundation
import NIOCore

/// The bytes of media, from one side to the other, and the proof that they are the same.
struct MediaCopy: Sendable {
  let source: MigrationSide
  let target: MigrationSide
  /// Where files may be for the time that they take.
  let folder: String

  /// How much there is of what.
  struct Amount: Sendable {
    var files = 0
    var bytes = 0
  }

  /// Copies what these records need; what is there already stays.
  func copy(_ records: [TransferRecord]) async throws {
    for case .media(let record) in records {
      for variant in record.variants { try await copy(variant.stored) }
      if record.isUpload { try await copy(record.id) }
    }
  }

  /// Reads what these records need at the target once more, and uploads on both sides.
  ///
  /// Throws ``MigrationFault/differs(_:)`` where it is not what it should be.
  func prove(_ records: [TransferRecord], into amount: inout Amount) async throws {
    for case .media(let record) in records {
      for variant in record.variants {
        guard try await digest(of: variant.stored, at: target) == variant.stored.digest else {
          throw MigrationFault.differs(["the file \(variant.stored.digest.description)"])
        }
        amount.files += 1
        amount.bytes += variant.stored.bytes
      }
      guard record.isUpload else { continue }
      let (sent, arrived) = (
        try await digest(of: record.id, at: source), try await digest(of: record.id, at: target)
      )
      guard sent.digest == arrived.digest else {
        throw MigrationFault.differs(["the upload \(record.id)"])
      }
      amount.files += sent.bytes > 0 ? 1 : 0
      amount.bytes += sent.bytes
    }
  }

  private func copy(_ stored: StoredVariant) async throws {
    let path = "\(folder)/file"
    defer { unlink(path) }
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? file.close() }
    try await source.media.read(stored.digest, 0..<stored.bytes) { piece in
      try file.write(contentsOf: Data(piece.readableBytesView))
    }
    guard try await target.media.keep(path).digest == stored.digest else {
      throw MigrationFault.differs(["the file \(stored.digest.description) of the source"])
    }
  }

  private func digest(of stored: StoredVariant, at side: MigrationSide) async throws
    -> MediaDigest?
  {
    var hash = SHA256()
    try await side.media.read(stored.digest, 0..<stored.bytes) { piece in
      piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
    }
    return MediaDigest(bytes: hash.finalize())
  }

  /// Nothing of it was ever sent where there is no byte of it.
  private func copy(_ upload: MediaID) async throws {
    let size = try await source.media.size(of: upload)
    guard try await target.media.size(of: upload) != size else { return }
    try await target.media.remove(upload)
    try await source.media.withFiles(of: upload) { file, _ in
      _ = try await target.media.append(FilePieces(path: file), to: upload, at: 0)
    }
  }

  private func digest(of upload: MediaID, at side: MigrationSide) async throws
    -> (digest: MediaDigest?, bytes: Int)
  {
    guard try await side.media.size(of: upload) > 0 else { return (nil, 0) }
    return try await side.media.withFiles(of: upload) { file, _ in
      var (hash, bytes) = (SHA256(), 0)
      for try await piece in FilePieces(path: file) {
        piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        bytes += piece.readableBytes
      }
      return (MediaDigest(bytes: hash.finalize()), bytes)
    }
  }
}

/// A file, a megabyte at a time.
private struct FilePieces: AsyncSequence, Sendable {
  let path: String

  func makeAsyncIterator() -> Iterator { Iterator(path: path) }

  struct Iterator: AsyncIteratorProtocol {
    let path: String
    private var file: FileHandle?

    init(path: String) { self.path = path }

    mutating func next() async throws -> ByteBuffer? {
      let file = try self.file ?? FileHandle(forReadingFrom: URL(filePath: path))
      self.file = file
      guard let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty else {
        try file.close()
        return nil
      }
      return ByteBuffer(bytes: piece)
    }
  }
}
