import NIOCore
import NIOPosix

/// A client that sends any bytes and keeps what comes back.
final class RawClient: Sendable {
  private let channel: any Channel
  private let bytes: AsyncStream<ByteBuffer>

  private init(channel: any Channel, bytes: AsyncStream<ByteBuffer>) {
    self.channel = channel
    self.bytes = bytes
  }

  static func connect(to address: SocketAddress) async throws -> RawClient {
    let (bytes, received) = AsyncStream.makeStream(of: ByteBuffer.self)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Receiver(received: received))
        }
      }
      .connect(to: address).get()
    return RawClient(channel: channel, bytes: bytes)
  }

  func send(_ text: String) async throws {
    try await channel.writeAndFlush(ByteBuffer(string: text))
  }

  func send(bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  /// All that comes up to and with `end`, or until the server hangs up.
  func receive(until end: String? = nil) async -> String {
    var all = ByteBuffer()
    for await piece in bytes {
      all.writeImmutableBuffer(piece)
      if let end, String(buffer: all).hasSuffix(end) { break }
    }
    return String(buffer: all)
  }

  private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let received: AsyncStream<ByteBuffer>.Continuation

    init(received: AsyncStream<ByteBuffer>.Continuation) {
      self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      received.yield(unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
      received.finish()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
