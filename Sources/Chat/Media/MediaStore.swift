import NIOCore

/// Where bytes are kept: uploads as they come in, each under its id, and what was made of them, under
/// the digest of its bytes, so that equal files are kept once.
///
/// Nothing here knows who may see what. Reading and writing go piece by piece: memory does not grow
/// with the file.
package protocol MediaStore: Sendable {
  /// How many bytes of an upload are here, which is where it goes on; 0 where none are.
  func size(of upload: MediaID) async throws -> Int

  /// Appends the pieces to an upload whose size is `offset`, durably, before it answers with its new
  /// size. What has come before `pieces` threw is kept. One writer at a time.
  ///
  /// Throws ``MediaStoreFault/full`` where the disk has not enough room left.
  func append(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int

  /// Appends the pieces as ``append(_:to:at:)`` does, but all of them or none: what has come before
  /// `pieces` threw, or before the process ended, is as if it had never come.
  func appendWhole(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int

  /// Cuts an upload back to `size` bytes: what came behind them was not what it should have been.
  func truncate(_ upload: MediaID, to size: Int) async throws

  /// Removes the bytes of an upload; removing what is not there is fine. Throws, and removes nothing,
  /// while somebody makes a copy of everything.
  func remove(_ upload: MediaID) async throws

  /// Uploads of which there are bytes.
  func uploads() async throws -> [MediaID]

  /// Whether there is room for so many more bytes, and the reserve that messages need besides.
  func hasRoom(for bytes: Int) async throws -> Bool

  /// Gives `body` a file with all the bytes of an upload, and an empty folder for what is made of
  /// them; both are for the time of the call.
  func withFiles<Value: Sendable>(
    of upload: MediaID, _ body: @Sendable (_ file: String, _ folder: String) async throws -> Value
  ) async throws -> Value

  /// Keeps a copy of a file, durably, before it answers with its digest and size.
  func keep(_ file: String) async throws -> (digest: MediaDigest, bytes: Int)

  /// Gives `consume` the bytes of `range` piece by piece, and waits for it each time.
  func read(
    _ digest: MediaDigest, _ range: Range<Int>,
    _ consume: (ByteBuffer) async throws -> Void
  ) async throws

  /// Removes what is kept under `digests`; removing what is not there is fine. Throws, and removes
  /// nothing, while somebody makes a copy of everything.
  func remove(_ digests: [MediaDigest]) async throws

  /// Everything that is kept.
  func digests() async throws -> [MediaDigest]
}

extension MediaStore {
  /// Of stores that end with their process.
  package func appendWhole(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int {
    do {
      return try await append(pieces, to: upload, at: offset)
    } catch {
      try await truncate(upload, to: offset)
      throw error
    }
  }
}

/// Why bytes can't be taken.
package enum MediaStoreFault: Error, Equatable {
  /// The disk has not enough room left.
  case full
}
