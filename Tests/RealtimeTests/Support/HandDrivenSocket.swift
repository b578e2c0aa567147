import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Realtime

/// A socket without a network, whose bytes and time the test moves by hand.
struct HandDrivenSocket {
  let channel = EmbeddedChannel()
  let hub: Hub
  let connection: Connection
  let receiver: RecordingReceiver

  init(
    settings: RealtimeSettings = RealtimeSettings(),
    hub: Hub? = nil,
    takingAtOnce isQuick: @escaping @Sendable (String) -> Bool = { _ in false },
    answering answer: (@Sendable (String) -> String)? = nil
  ) throws {
    let hub = hub ?? Hub(bus: LocalBus(), settings: settings, logger: Logger(label: "test"))
    var opened: (Connection, RecordingReceiver)?
    let handler = SocketHandler(hub: hub) { connection in
      let receiver = RecordingReceiver(
        onText: { text in
          if let answer { connection.send(Frame(text: answer(text))) }
        }, takingAtOnce: isQuick)
      opened = (connection, receiver)
      return receiver
    }
    try channel.pipeline.syncOperations.addHandler(handler)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    self.hub = hub
    (connection, receiver) = try #require(opened)
  }

  /// The client sends `frames`, in one piece.
  func feed(_ frames: ClientFrame...) throws {
    try channel.writeInbound(frames.bytes)
    channel.embeddedEventLoop.run()
  }

  /// What the server has sent since the last time.
  func sent() throws -> [ServerFrame] {
    channel.embeddedEventLoop.run()
    var bytes = ByteBuffer()
    while let piece = try channel.readOutbound(as: ByteBuffer.self) {
      bytes.writeImmutableBuffer(piece)
    }
    var frames: [ServerFrame] = []
    while let frame = ServerFrame.read(from: &bytes) { frames.append(frame) }
    #expect(bytes.readableBytes == 0)
    return frames
  }

  func pass(_ amount: TimeAmount) {
    channel.embeddedEventLoop.advanceTime(by: amount)
  }

  /// Lets the connection hear what is published to `topic`.
  func join(_ topic: Topic) throws {
    let handler = try channel.pipeline.syncOperations.handler(type: SocketHandler.self)
    #expect(handler.join([topic], limit: .max) == nil)
  }
}
