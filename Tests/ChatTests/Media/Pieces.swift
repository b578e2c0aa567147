import NIOCore

/// A body that arrives byte by byte.
struct Pieces: AsyncSequence, Sendable {
  let text: String

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: Array(text.utf8)[...]) }

  struct AsyncIterator: AsyncIteratorProtocol {
    var rest: ArraySlice<UInt8>

    mutating func next() async throws -> ByteBuffer? {
      rest.popFirst().map { ByteBuffer(bytes: [$0]) }
    }
  }
}
