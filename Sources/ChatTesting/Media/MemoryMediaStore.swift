import Chat
import Crypto
import Foundation
import NIOCore
import Synchronization

/// Bytes in memory; only what is to be prepared becomes a file for that time.
package final class MemoryMediaStore: MediaStore {
  private let state = Mutex((uploads: [MediaID: ByteBuffer](), kept: [MediaDigest: ByteBuffer]()))
  /// What there is room for.
  private let capacity: Int

  package init(capacity: Int = .max) {
    self.capacity = capacity
  }

  package func size(of upload: MediaID) async throws -> Int {
    state.withLock { $0.uploads[upload]?.readableBytes ?? 0 }
  }

  package func append(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int {
    for try await piece in pieces {
      try state.withLock { state in
        guard state.uploads.values.reduce(0, { $0 + $1.readableBytes }) <= capacity else {
          throw MediaStoreFault.full
        }
        state.uploads[upload, default: ByteBuffer()].writeImmutableBuffer(piece)
      }
    }
    return try await size(of: upload)
  }

  package func truncate(_ upload: MediaID, to size: Int) async throws {
    state.withLock { state in
      let rest = state.uploads[upload]?.getSlice(at: 0, length: size)
      state.uploads[upload] = rest
    }
  }

  package func remove(_ upload: MediaID) async throws {
    state.withLock { _ = $0.uploads.removeValue(forKey: upload) }
  }

  package func uploads() async throws -> [MediaID] { state.withLock { Array($0.uploads.keys) } }

  package func hasRoom(for bytes: Int) async throws -> Bool {
    state.withLock { state in
      state.uploads.values.reduce(0, { $0 + $1.readableBytes }) + bytes <= capacity
    }
  }

  package func withFiles<Value: Sendable>(
    of upload: MediaID, _ body: @Sendable (_ file: String, _ folder: String) async throws -> Value
  ) async throws -> Value {
    let folder = try TemporaryFolder()
    let bytes = state.withLock { $0.uploads[upload] } ?? ByteBuffer()
    let file = folder.path + "/upload"
    try Data(bytes.readableBytesView).write(to: URL(filePath: file))
    let output = folder.path + "/output"
    try FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: false)
    defer { withExtendedLifetime(folder) {} }
    return try await body(file, output)
  }

  package func keep(_ file: String) async throws -> (digest: MediaDigest, bytes: Int) {
    let data = try Data(contentsOf: URL(filePath: file))
    guard let digest = MediaDigest(bytes: SHA256.hash(data: data)) else {
      preconditionFailure("SHA-256 has 32 bytes.")
    }
    state.withLock { $0.kept[digest] = ByteBuffer(bytes: data) }
    return (digest, data.count)
  }

  package func read(
    _ digest: MediaDigest, _ range: Range<Int>, _ consume: (ByteBuffer) async throws -> Void
  ) async throws {
    let bytes = state.withLock { $0.kept[digest] }
    guard let part = bytes?.getSlice(at: range.lowerBound, length: range.count) else {
      throw CommonRefusal.notFound
    }
    try await consume(part)
  }

  package func remove(_ digests: [MediaDigest]) async throws {
    state.withLock { state in
      for digest in digests { state.kept[digest] = nil }
    }
  }

  package func digests() async throws -> [MediaDigest] { state.withLock { Array($0.kept.keys) } }
}
