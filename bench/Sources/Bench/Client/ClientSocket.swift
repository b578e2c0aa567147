import NIOCore
import NIOPosix

/// A WebSocket of one person: a single handler, which upgrades, greets, and then hands on frames.
///
/// It trusts the server to frame well. All of it happens on the channel's event loop.
final class ClientSocket: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Called with each text once the first comparison is over.
  var onFrame: ((FrameFields) -> Void)?

  private let token: String
  private let synced: EventLoopPromise<Void>
  private var context: ChannelHandlerContext?
  private var pending = ByteBuffer()
  private var isUpgraded = false
  private var isSynced = false
  private var hasUnflushed = false

  private init(token: String, synced: EventLoopPromise<Void>) {
    self.token = token
    self.synced = synced
  }

  /// Opens a socket; succeeds once the server has said `synced`.
  static func open(
    port: Int, token: String, on loop: any EventLoop
  ) -> EventLoopFuture<NIOLoopBound<ClientSocket>> {
    let synced = loop.makePromise(of: Void.self)
    return ClientBootstrap(group: loop)
      .connectTimeout(.seconds(20))
      .channelOption(.maxMessagesPerRead, value: 4)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            ClientSocket(token: token, synced: synced))
        }
      }
      .connect(host: "127.0.0.1", port: port)
      .flatMapErrorThrowing {
        synced.fail($0)
        throw $0
      }
      .flatMap { channel in
        synced.futureResult.flatMapThrowing {
          NIOLoopBound(
            try channel.pipeline.syncOperations.handler(type: ClientSocket.self), eventLoop: loop)
        }
      }
  }

  /// Writes one text; it leaves with the next flush, at the latest at the end of this read.
  func send(_ text: String) {
    var payload = ByteBuffer()
    payload.writeString(text)
    write(opcode: 1, payload)
  }

  func flush() {
    guard hasUnflushed else { return }
    hasUnflushed = false
    context?.flush()
  }

  func close() { context?.close(promise: nil) }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelActive(context: ChannelHandlerContext) {
    let request = """
      GET /api/v1/socket HTTP/1.1\r
      Host: localhost\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: bWFydGxldC1iZW5jaC0wMQ==\r
      Sec-WebSocket-Protocol: martlet.v1\r
      \r

      """
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var incoming = unwrapInboundIn(data)
    if pending.readableBytes == 0 {
      pending = incoming
    } else {
      pending.writeBuffer(&incoming)
    }
    if !isUpgraded { upgrade() }
    guard isUpgraded else { return }
    while let frame = nextFrame() { receive(frame) }
    if pending.readableBytes == 0 { pending = ByteBuffer() }
  }

  func channelReadComplete(context: ChannelHandlerContext) { flush() }

  func channelInactive(context: ChannelHandlerContext) { synced.fail(ChannelError.eof) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    synced.fail(error)
    context.close(promise: nil)
  }

  private func upgrade() {
    let head = pending.readableBytesView
    guard let end = head.firstRange(of: "\r\n\r\n".utf8) else { return }
    guard head.starts(with: "HTTP/1.1 101".utf8) else {
      synced.fail(BenchFault("the server refused the socket"))
      return close()
    }
    pending.moveReaderIndex(to: end.upperBound)
    isUpgraded = true
    send("{\"type\":\"hello\",\"token\":\"\(token)\"}")
  }

  private struct Frame {
    let opcode: UInt8
    let payload: ByteBuffer
  }

  /// The next whole frame, if it has come. A server's frames are not masked.
  private func nextFrame() -> Frame? {
    let start = pending.readerIndex
    guard
      let opcode = pending.getInteger(at: start, as: UInt8.self),
      let short = pending.getInteger(at: start + 1, as: UInt8.self)
    else { return nil }
    let (header, length): (Int, Int?) =
      switch short {
      case 126: (4, pending.getInteger(at: start + 2, as: UInt16.self).map(Int.init))
      case 127: (10, pending.getInteger(at: start + 2, as: UInt64.self).map(Int.init))
      default: (2, Int(short))
      }
    guard let length, let payload = pending.getSlice(at: start + header, length: length) else {
      return nil
    }
    pending.moveReaderIndex(forwardBy: header + length)
    return Frame(opcode: opcode & 0x0f, payload: payload)
  }

  private func receive(_ frame: Frame) {
    switch frame.opcode {
    case 1:
      guard isSynced else { return awaitSynced(frame.payload) }
      onFrame?(FrameFields(frame.payload))
    case 8: close()
    case 9: write(opcode: 10, frame.payload)
    default: break
    }
  }

  private func awaitSynced(_ payload: ByteBuffer) {
    guard FrameFields(payload).kind == .synced else { return }
    isSynced = true
    synced.succeed()
  }

  /// The mask is zero, which leaves the bytes as they are; the server unmasks them all the same.
  private func write(opcode: UInt8, _ payload: ByteBuffer) {
    guard let context else { return }
    var frame = context.channel.allocator.buffer(capacity: payload.readableBytes + 14)
    frame.writeInteger(0x80 | opcode)
    switch payload.readableBytes {
    case ..<126: frame.writeInteger(0x80 | UInt8(payload.readableBytes))
    case ..<65_536: frame.writeMultipleIntegers(UInt8(0xfe), UInt16(payload.readableBytes))
    default: frame.writeMultipleIntegers(UInt8(0xff), UInt64(payload.readableBytes))
    }
    frame.writeInteger(UInt32(0))
    frame.writeImmutableBuffer(payload)
    context.write(wrapOutboundOut(frame), promise: nil)
    hasUnflushed = true
  }
}
