import Chat
import Foundation
import NIOCore
import NIOWebSocket

/// Puts what comes over a socket into its inbox, and keeps the rules of RFC 6455 meanwhile.
final class SocketReader: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let inbox: SocketInbox

  init(_ inbox: SocketInbox) { self.inbox = inbox }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .text:
      let text = Data(frame.data.readableBytesView)
      inbox.put((try? JSONDecoder().decode(JSONValue.self, from: text)) ?? .null)
    case .ping: answer(.pong, frame.data, context)
    case .connectionClose:
      var payload = frame.data
      let code = payload.readInteger(as: UInt16.self).map(Int.init)
      inbox.close(.init(code: code, reason: String(buffer: payload)))
      answer(.connectionClose, frame.data, context)
    default: break
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    inbox.close(.init(code: nil, reason: "dropped"))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(
    _ opcode: WebSocketOpcode, _ payload: ByteBuffer, _ context: ChannelHandlerContext
  ) {
    let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: payload)
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }
}
