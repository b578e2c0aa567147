import ChatTesting
import NIOCore
import NIOHTTP1
import NIOPosix

/// A connection of plain bytes: what is asked on it can be left unfinished, and what is answered unread.
final class Wire: Sendable {
  private let channel: any Channel
  private let pieces: AsyncStream<ByteBuffer>

  private init(channel: any Channel, pieces: AsyncStream<ByteBuffer>) {
    self.channel = channel
    self.pieces = pieces
  }

  static func connect(port: Int) async throws -> Wire {
    let (pieces, received) = AsyncStream.makeStream(of: ByteBuffer.self)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Receiver(received))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    return Wire(channel: channel, pieces: pieces)
  }

  /// Sends a request's head, and as much of its body as `body`.
  func send(
    _ method: HTTPMethod, _ path: String, _ headers: HTTPHeaders, body: ByteBuffer = ByteBuffer()
  ) async throws {
    var text = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    channel.write(ByteBuffer(string: text + "\r\n"), promise: nil)
    try await channel.writeAndFlush(body)
  }

  func send(_ bytes: ByteBuffer) async throws { try await channel.writeAndFlush(bytes) }

  /// What comes up to and with `end`, or until the server hangs up.
  func received(upTo end: String? = nil) async -> String {
    var all = ByteBuffer()
    for await piece in pieces {
      all.writeImmutableBuffer(piece)
      if let end, String(buffer: all).contains(end) { break }
    }
    return String(buffer: all)
  }

  /// Takes nothing more of what the server sends.
  func stopReading() async throws {
    try await channel.setOption(ChannelOptions.autoRead, value: false).get()
  }

  func close() async throws { try await channel.close() }

  private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let received: AsyncStream<ByteBuffer>.Continuation

    init(_ received: AsyncStream<ByteBuffer>.Continuation) { self.received = received }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      received.yield(unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) { received.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
