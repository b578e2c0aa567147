import NIOCore

/// A body that arrives byte by byte, whole or until its connection breaks.
package struct Pieces: AsyncSequence, Sendable {
  private let text: String
  private let breaks: Bool

  package init(text: String, breaks: Bool = false) {
    self.text = text
    self.breaks = breaks
  }

  package func makeAsyncIterator() -> Iterator {
    Iterator(rest: Array(text.utf8)[...], breaks: breaks)
  }

  package struct Iterator: AsyncIteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>
    fileprivate let breaks: Bool

    package mutating func next() async throws -> ByteBuffer? {
      if rest.isEmpty, breaks { throw ChannelError.eof }
      return rest.popFirst().map { ByteBuffer(bytes: [$0]) }
    }
  }
}
