import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// The body of a request, whose client is told to go on (RFC 9110, section 10.1.1) only when the first
/// of it is wanted: what is refused before that is never sent.
struct ExpectedBody: AsyncSequence, Sendable {
  private let body: RequestBody
  /// Where to tell it; nil where nobody waits to be told.
  private let channel: (any Channel)?

  init(_ request: Request, _ channel: any Channel) {
    body = request.body
    let isAwaited = request.headers[.expect]?.lowercased() == "100-continue"
    self.channel = isAwaited ? channel : nil
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(channel: channel, body: body.makeAsyncIterator())
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var channel: (any Channel)?
    fileprivate var body: RequestBody.AsyncIterator

    mutating func next() async throws -> ByteBuffer? {
      if let waiting = channel {
        channel = nil
        try await waiting.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)))
      }
      return try await body.next()
    }
  }
}
