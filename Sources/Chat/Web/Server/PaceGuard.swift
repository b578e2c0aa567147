import NIOCore
import NIOHTTP1

/// Hangs up on clients that keep a request or an answer open by trickling.
///
/// A body must arrive at a minimum rate, counting only the time in which the server has asked for more,
/// and an answer must be taken at all. Otherwise a few bytes a minute would hold a connection, and
/// what serves it, for ever.
final class PaceGuard: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let timeouts: ConnectionTimeouts
  private var body: Scheduled<Void>?
  private var answer: Scheduled<Void>?
  private var bytes = 0
  private var awaited = TimeAmount.zero
  /// Since when the server has asked for more, or nil while it has enough.
  private var askedAt: NIODeadline?

  init(timeouts: ConnectionTimeouts) {
    self.timeouts = timeouts
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      if head.announcesBody { watchBody(context) }
    case .body(let piece):
      bytes += piece.readableBytes
    case .end:
      body?.cancel()
      body = nil
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    stopWaiting(context)
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    if askedAt == nil { askedAt = context.eventLoop.now }
    context.read()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    answer?.cancel()
    answer = nil
    if !context.channel.isWritable {
      let channel = context.channel
      answer = context.eventLoop.scheduleTask(in: timeouts.idle) { channel.close(promise: nil) }
    }
    context.fireChannelWritabilityChanged()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    body?.cancel()
    answer?.cancel()
  }

  private func watchBody(_ context: ChannelHandlerContext) {
    bytes = 0
    awaited = .zero
    let guarded = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    body = context.eventLoop.scheduleTask(in: timeouts.body) {
      let (pace, context) = guarded.value
      pace.judgeBody(context)
    }
  }

  private func judgeBody(_ context: ChannelHandlerContext) {
    let isAsked = askedAt != nil
    stopWaiting(context)
    if isAsked { askedAt = context.eventLoop.now }
    let share = Double(awaited.nanoseconds) / Double(timeouts.body.nanoseconds)
    if Double(bytes) < share * Double(timeouts.bodyBytes) {
      context.close(promise: nil)
    } else {
      watchBody(context)
    }
  }

  private func stopWaiting(_ context: ChannelHandlerContext) {
    guard let since = askedAt else { return }
    awaited = awaited + (context.eventLoop.now - since)
    askedAt = nil
  }
}
