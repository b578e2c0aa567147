import NIOCore

/// The bytes of one request, as far as the upload has room for them.
struct UploadBody<Pieces: AsyncSequence<ByteBuffer, any Error> & Sendable>: AsyncSequence, Sendable
{
  let pieces: Pieces
  let limit: Int
  let checksum: UploadChecksum?
  /// Is told how many bytes have come, piece by piece.
  let count: @Sendable (Int) -> Void

  func makeAsyncIterator() -> Iterator { Iterator(body: self) }

  struct Iterator: AsyncIteratorProtocol {
    private let body: UploadBody
    private var pieces: Pieces.AsyncIterator
    private var left: Int

    fileprivate init(body: UploadBody) {
      self.body = body
      pieces = body.pieces.makeAsyncIterator()
      left = body.limit
    }

    /// Throws where more comes than was announced, where the connection breaks, and at the end where
    /// what came is not what its checksum says.
    mutating func next() async throws -> ByteBuffer? {
      guard let piece = try await unbroken() else {
        guard body.checksum?.matches ?? true else { throw MediaRefusal.checksumMismatch }
        return nil
      }
      left -= piece.readableBytes
      guard left >= 0 else { throw MediaRefusal.tooLarge(limit: body.limit) }
      body.checksum?.take(piece)
      body.count(piece.readableBytes)
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
