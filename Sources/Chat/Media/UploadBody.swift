import NIOCore

/// The bytes of one request, as far as the upload has room for them.
struct UploadBody<Pieces: AsyncSequence<ByteBuffer, any Error> & Sendable>: AsyncSequence, Sendable
{
  let pieces: Pieces
  let limit: Int
  let checksum: UploadChecksum?

  func makeAsyncIterator() -> Iterator {
    Iterator(pieces: pieces.makeAsyncIterator(), limit: limit, left: limit, checksum: checksum)
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var pieces: Pieces.AsyncIterator
    fileprivate let limit: Int
    fileprivate var left: Int
    fileprivate let checksum: UploadChecksum?

    /// Throws where more comes than was announced, and where the connection breaks.
    mutating func next() async throws -> ByteBuffer? {
      guard let piece = try await unbroken() else { return nil }
      left -= piece.readableBytes
      guard left >= 0 else { throw MediaRefusal.tooLarge(limit: limit) }
      checksum?.take(piece)
      return piece
    }

    /// A connection that breaks is no fault of ours.
    private mutating func unbroken() async throws(MediaRefusal) -> ByteBuffer? {
      do {
        return try await pieces.next()
      } catch {
        throw .interrupted
      }
    }
  }
}
