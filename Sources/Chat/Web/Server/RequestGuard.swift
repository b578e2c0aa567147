import NIOCore
import NIOHTTP1

/// Stops requests that a proxy might understand differently, before the router sees them.
///
/// They end as any request does that cannot be parsed: with a 400, after the answers to those before.
final class RequestGuard: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  private var isOver = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver else { return }
    guard case .head(var head) = unwrapInboundIn(data) else {
      context.fireChannelRead(data)
      return
    }
    guard head.isSound else {
      isOver = true
      context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
      return
    }
    if head.asksForUpgrade || !head.isKeepAlive {
      // Spelled as the server behind looks for it. What follows an upgrade that nobody offers can't
      // be parsed, so such a request is the last as well.
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }
}
