import NIOCore
import NIOPosix

/// A client over a real loopback connection.
final class Peer: Sendable {
  let channel: any Channel
  private let stream: AsyncStream<ServerFrame>

  fileprivate init(channel: any Channel, stream: AsyncStream<ServerFrame>) {
    self.channel = channel
    self.stream = stream
  }

  func send(_ frames: ClientFrame...) async throws {
    try await channel.writeAndFlush(frames.bytes)
  }

  /// The next `count` frames; fewer if the server hangs up before.
  func next(_ count: Int = 1) async -> [ServerFrame] {
    var frames: [ServerFrame] = []
    for await frame in stream {
      frames.append(frame)
      if frames.count == count { break }
    }
    return frames
  }

  /// Every frame up to and with `last`, or until the server hangs up.
  func rest(until last: ServerFrame? = nil) async -> [ServerFrame] {
    var frames: [ServerFrame] = []
    for await frame in stream {
      frames.append(frame)
      if frame == last { break }
    }
    return frames
  }

  func setReading(_ isReading: Bool) async throws {
    try await channel.setOption(.autoRead, value: isReading).get()
  }
}

extension ClientBootstrap {
  func connectPeer(to address: SocketAddress) async throws -> Peer {
    let (stream, frames) = AsyncStream.makeStream(of: ServerFrame.self)
    let channel =
      try await channelOption(.socketOption(.so_sndbuf), value: Loopback.systemBuffer)
      .channelOption(.socketOption(.so_rcvbuf), value: Loopback.systemBuffer)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(FrameReader(frames: frames))
        }
      }
      .connect(to: address).get()
    return Peer(channel: channel, stream: stream)
  }
}

private final class FrameReader: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let frames: AsyncStream<ServerFrame>.Continuation
  private var bytes = ByteBuffer()

  init(frames: AsyncStream<ServerFrame>.Continuation) {
    self.frames = frames
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    bytes.writeImmutableBuffer(unwrapInboundIn(data))
    while let frame = ServerFrame.read(from: &bytes) { frames.yield(frame) }
    bytes.discardReadBytes()
  }

  func channelInactive(context: ChannelHandlerContext) {
    frames.finish()
  }
}
