import Chat
import Foundation
import NIOCore
import NIOWebSocket

/// Who is told what comes over a socket, on its event loop.
package protocol SocketListener: AnyObject, Sendable {
  /// One document; `null` for a text that is none.
  func put(_ frame: JSONValue)
  /// The server has ended it, or it is broken. Told at least once.
  func close(_ end: SocketEnd)
}

/// How a server ended a socket; no code where it hung up without a word.
package struct SocketEnd: Equatable, Sendable {
  package let code: Int?
  package let reason: String

  package init(code: Int?, reason: String) {
    self.code = code
    self.reason = reason
  }
}

/// Tells its listener what comes over a socket, and keeps the rules of RFC 6455 meanwhile.
final class SocketReader: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let listener: any SocketListener

  init(_ listener: any SocketListener) { self.listener = listener }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .text:
      let text = Data(frame.data.readableBytesView)
      listener.put((try? JSONDecoder().decode(JSONValue.self, from: text)) ?? .null)
    case .ping: answer(.pong, frame.data, context)
    case .connectionClose:
      var payload = frame.data
      let code = payload.readInteger(as: UInt16.self).map(Int.init)
      listener.close(SocketEnd(code: code, reason: String(buffer: payload)))
      answer(.connectionClose, frame.data, context)
    default: break
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    listener.close(SocketEnd(code: nil, reason: "dropped"))
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
