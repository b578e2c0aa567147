import NIOCore
import NIOHTTP1
import NIOPosix

/// A request of the API.
struct Request: Sendable {
  var method = HTTPMethod.GET
  let path: String
  var token: String?
  var body: String?
}

/// Its answer, and how long it took from the write to the last byte.
struct Response: Sendable {
  let status: Int
  let body: ByteBuffer
  let nanoseconds: Int64
}

/// Requests over one connection, each sent when the one before it has been answered.
final class HTTPExchange: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private let requests: [Request]
  private let answered: EventLoopPromise<[Response]>
  private var responses: [Response] = []
  private var status = 0
  private var body = ByteBuffer()
  private var sentAt: Int64 = 0

  private init(_ requests: [Request], _ answered: EventLoopPromise<[Response]>) {
    self.requests = requests
    self.answered = answered
  }

  /// Performs `requests` in order; throws where the connection ends before the last answer.
  static func perform(
    _ requests: [Request], port: Int, on loop: any EventLoop
  ) async throws -> [Response] {
    let answered = loop.makePromise(of: [Response].self)
    do {
      let channel = try await ClientBootstrap(group: loop)
        .connectTimeout(.seconds(20))
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHTTPClientHandlers()
            try channel.pipeline.syncOperations.addHandler(HTTPExchange(requests, answered))
          }
        }
        .connect(host: "127.0.0.1", port: port).get()
      defer { channel.close(promise: nil) }
      return try await answered.futureResult.get()
    } catch {
      answered.fail(error)
      throw error
    }
  }

  func channelActive(context: ChannelHandlerContext) { sendNext(context) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): status = Int(head.status.code)
    case .body(let part): body.writeImmutableBuffer(part)
    case .end:
      responses.append(
        Response(status: status, body: body, nanoseconds: Clock.now - sentAt))
      body = ByteBuffer()
      sendNext(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    answered.fail(BenchFault("the connection ended after \(responses.count) answers"))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    answered.fail(error)
    context.close(promise: nil)
  }

  private func sendNext(_ context: ChannelHandlerContext) {
    guard responses.count < requests.count else { return answered.succeed(responses) }
    let request = requests[responses.count]
    var head = HTTPRequestHead(
      version: .http1_1, method: request.method, uri: request.path, headers: ["Host": "localhost"])
    if let token = request.token {
      head.headers.add(name: "Authorization", value: "Bearer \(token)")
    }
    if let body = request.body {
      head.headers.add(name: "Content-Type", value: "application/json")
      head.headers.add(name: "Content-Length", value: String(body.utf8.count))
    } else if request.method == .POST {
      head.headers.add(name: "Content-Length", value: "0")
    }
    sentAt = Clock.now
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if let body = request.body {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
