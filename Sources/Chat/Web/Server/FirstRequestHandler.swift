import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Waits for the first request of a connection and turns the pipeline into what it asks for: HTTP for
/// the router, or a WebSocket.
///
/// Only the first request may ask for a socket, as browsers do. A connection that has not said what it
/// wants in time is closed.
final class FirstRequestHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  enum Outcome: Sendable {
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
    case socket
  }

  private enum State {
    case waiting
    case accepted(HTTPRequestHead, HTTPHeaders)
    case decided
  }

  private let endpoint: SocketEndpoint
  private let timeouts: ConnectionTimeouts
  private let codec: [any RemovableChannelHandler]
  private let outcome: EventLoopPromise<Outcome>
  private let logger: Logger
  private var state = State.waiting
  private var deadline: Scheduled<Void>?

  /// `codec` are the HTTP handlers before this one, which a socket does not need: encoder first.
  init(
    endpoint: SocketEndpoint,
    timeouts: ConnectionTimeouts,
    codec: [any RemovableChannelHandler],
    outcome: EventLoopPromise<Outcome>,
    logger: Logger
  ) {
    self.endpoint = endpoint
    self.timeouts = timeouts
    self.codec = codec
    self.outcome = outcome
    self.logger = logger
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: timeouts.firstRequest) {
      channel.close(promise: nil)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
    outcome.fail(ChannelError.eof)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (state, unwrapInboundIn(data)) {
    case (.waiting, .head(let head)):
      deadline?.cancel()
      decide(head, context)
    case (.accepted(let head, let headers), .end):
      state = .decided
      becomeSocket(head, headers, context)
    default:
      break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent, ChannelEvent.inputClosed: context.close(promise: nil)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .waiting = state, error is HTTPParserError {
      refuse(.init(problem: Problem(.malformed, "This is not an HTTP request.")), context)
    } else {
      context.close(promise: nil)
    }
  }

  private func decide(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    switch SocketHandshake.judge(head, for: endpoint) {
    case .accepted(let headers): state = .accepted(head, headers)
    case .refused(let refused): refuse(refused, context)
    case .ordinary: becomeHTTP(head, context)
    }
  }

  private func becomeHTTP(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    state = .decided
    do {
      let pipeline = context.pipeline.syncOperations
      try pipeline.addHandlers([RequestGuard(), PaceGuard(timeouts: timeouts)])
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      try pipeline.addHandler(
        HTTPConnectionStateHandler(idleTimeout: Duration(timeouts.idle), logger: logger)
      )
      let channel = try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
        wrappingChannelSynchronously: context.channel,
        configuration: .init(isOutboundHalfClosureEnabled: true)
      )
      outcome.succeed(.http(channel))
      context.fireChannelRead(wrapInboundOut(.head(head)))
      pipeline.removeHandler(self, promise: nil)
    } catch {
      fail(error, context)
    }
  }

  /// The parser holds back what came after the handshake and passes it on as it is removed.
  private func becomeSocket(
    _ head: HTTPRequestHead,
    _ headers: HTTPHeaders,
    _ context: ChannelHandlerContext
  ) {
    let response = HTTPResponseHead(
      version: .http1_1,
      status: .switchingProtocols,
      headers: headers
    )
    context.write(wrapOutboundOut(.head(response)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    do {
      let pipeline = context.pipeline.syncOperations
      let channel = context.channel
      outcome.succeed(.socket)
      pipeline.removeHandler(self, promise: nil)
      for handler in codec { pipeline.removeHandler(handler, promise: nil) }
      try pipeline.addHandler(endpoint.makeHandler(head, channel))
    } catch {
      fail(error, context)
    }
  }

  private func refuse(_ refused: SocketHandshake.Refused, _ context: ChannelHandlerContext) {
    state = .decided
    do {
      let body = try JSON.encode(ProblemDocument(refused.problem))
      var headers = refused.headers
      for (name, value) in SecurityHeaders.always {
        headers.add(name: name.canonicalName, value: value)
      }
      headers.add(
        name: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'")
      headers.add(name: "Cache-Control", value: "no-store")
      headers.add(name: "Content-Type", value: "application/problem+json")
      headers.add(name: "Content-Length", value: String(body.readableBytes))
      headers.add(name: "Connection", value: "close")
      let head = HTTPResponseHead(version: .http1_1, status: refused.status, headers: headers)
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
      let channel = context.channel
      context.writeAndFlush(wrapOutboundOut(.end(nil)))
        .whenComplete { _ in channel.close(promise: nil) }
    } catch {
      fail(error, context)
    }
  }

  private func fail(_ error: any Error, _ context: ChannelHandlerContext) {
    logger.debug("connection not set up", metadata: ["error": "\(error)"])
    context.close(promise: nil)
  }
}
