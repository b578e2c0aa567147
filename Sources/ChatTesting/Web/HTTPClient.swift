import Chat
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// What the server answered.
package struct Answer: Sendable {
  package let status: Int
  package let headers: HTTPHeaders
  package let body: String

  /// The body as JSON; `null` where it is none.
  package var json: JSONValue {
    (try? JSONDecoder().decode(JSONValue.self, from: Data(body.utf8))) ?? .null
  }
}

/// One request on a connection of its own, over loopback, answered within `patience` or failed.
package enum HTTPClient {
  package static func send(
    _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: ByteBuffer? = nil,
    patience: TimeAmount = .seconds(90), port: Int
  ) async throws -> Answer {
    let group = MultiThreadedEventLoopGroup.singleton
    let answer = group.next().makePromise(of: Answer.self)
    let connecting = ClientBootstrap(group: group)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(Collector(answer))
        }
      }
      .connect(host: "127.0.0.1", port: port)
    connecting.whenFailure { answer.fail($0) }
    let channel = try await connecting.get()
    var head = HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers)
    head.headers.replaceOrAdd(name: "Host", value: "localhost")
    if !head.headers.contains(name: "Connection") {
      head.headers.add(name: "Connection", value: "close")
    }
    if let body {
      head.headers.replaceOrAdd(name: "Content-Length", value: String(body.readableBytes))
    }
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    if let body { channel.write(HTTPClientRequestPart.body(.byteBuffer(body)), promise: nil) }
    channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    let deadline = channel.eventLoop.scheduleTask(in: patience) { answer.fail(TimedOut()) }
    defer {
      deadline.cancel()
      channel.close(promise: nil)
    }
    return try await answer.futureResult.get()
  }

  private final class Collector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let answer: EventLoopPromise<Answer>
    private var head: HTTPResponseHead?
    private var body = ByteBuffer()

    init(_ answer: EventLoopPromise<Answer>) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): self.head = head
      case .body(let part): body.writeImmutableBuffer(part)
      case .end:
        guard let head else { return }
        answer.succeed(
          Answer(
            status: Int(head.status.code), headers: head.headers, body: String(buffer: body)))
      }
    }

    func channelInactive(context: ChannelHandlerContext) { answer.fail(ChannelError.eof) }

    /// A server that refuses early hangs up on what is still being written; its answer counts.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}
  }
}

/// What was awaited did not come.
package struct TimedOut: Error {
  package var what = "an answer"

  package init(what: String = "an answer") { self.what = what }
}
