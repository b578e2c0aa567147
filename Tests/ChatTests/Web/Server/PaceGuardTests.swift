import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Chat

@Suite("The pace of a request")
struct PaceGuardTests {
  @Test
  func `a body that trickles is hung up on`() throws {
    let channel = try open()
    try start(channel)

    for _ in 1...29 { try bring(1, channel) }
    #expect(channel.isActive)
    try bring(1, channel)

    #expect(!channel.isActive)
  }

  @Test
  func `a body that keeps the minimum rate may take as long as it needs`() throws {
    let channel = try open()
    try start(channel)

    for _ in 1...300 { try bring(1200, channel) }
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
    channel.embeddedEventLoop.advanceTime(by: .minutes(5))

    #expect(channel.isActive)
  }

  @Test
  func `a body that the server does not ask for is nobody's fault`() throws {
    let channel = try open()
    try start(channel)
    channel.pipeline.fireChannelReadComplete()

    channel.embeddedEventLoop.advanceTime(by: .minutes(5))

    #expect(channel.isActive)
  }

  @Test
  func `a client that takes nothing of its answer for a minute is hung up on`() throws {
    let channel = try open()

    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .seconds(59))
    channel.isWritable = true
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .seconds(60))
    #expect(channel.isActive)
    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .seconds(60))

    #expect(!channel.isActive)
  }

  private func open() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(PaceGuard(timeouts: ConnectionTimeouts()))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private func start(_ channel: EmbeddedChannel) throws {
    let head = HTTPRequestHead(
      version: .http1_1,
      method: .POST,
      uri: "/hello",
      headers: ["Transfer-Encoding": "chunked"]
    )
    try channel.writeInbound(HTTPServerRequestPart.head(head))
    channel.pipeline.read()
  }

  /// A second later so many bytes have come, and more are asked for.
  private func bring(_ count: Int, _ channel: EmbeddedChannel) throws {
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    guard channel.isActive else { return }
    try channel.writeInbound(
      HTTPServerRequestPart.body(ByteBuffer(repeating: 0x61, count: count)))
    channel.pipeline.read()
  }
}
