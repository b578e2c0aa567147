import Logging
import NIOCore
import NIOPosix

@testable import Realtime

/// A hub whose sockets live on two event loops and are reached over the loopback interface.
///
/// A client joins the topic that its first message names and is told `joined`.
struct Loopback: Sendable {
  let hub: Hub
  let group: MultiThreadedEventLoopGroup
  private let server: any Channel

  /// Small, so that little has to be sent until a reader that stops is felt.
  static let systemBuffer: SocketOptionValue = 64 << 10

  static func run(
    bus: any Bus = LocalBus(),
    settings: RealtimeSettings = RealtimeSettings(),
    limit: Int = .max,
    receiver: (@Sendable (Connection) -> any Receiver)? = nil,
    _ body: (Loopback) async throws -> Void
  ) async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    var settings = settings
    // However long a busy machine takes, no ping comes between what a test waits for.
    settings.heartbeat = .hours(1)
    settings.helloDeadline = .hours(1)
    settings.silence = .hours(1)
    let hub = Hub(bus: bus, settings: settings, logger: Logger(label: "test"))
    let server = try await ServerBootstrap(group: group)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.socketOption(.so_sndbuf), value: systemBuffer)
      .childChannelOption(.socketOption(.so_rcvbuf), value: systemBuffer)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = SocketHandler(hub: hub) { connection in
            receiver?(connection) ?? joiner(connection, hub: hub, limit: limit)
          }
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      try await body(Loopback(hub: hub, group: group, server: server))
    } catch {
      try await group.shutdownGracefully()
      throw error
    }
    try await group.shutdownGracefully()
  }

  func connect() async throws -> Peer {
    guard let address = server.localAddress else { throw ChannelError.unknownLocalAddress }
    return try await ClientBootstrap(group: group).connectPeer(to: address)
  }

  /// A client that has joined `topic`.
  func connect(joining topic: Topic) async throws -> Peer {
    let peer = try await connect()
    try await peer.send(.text(topic.rawValue))
    _ = await peer.next()
    return peer
  }

  private static func joiner(_ connection: Connection, hub: Hub, limit: Int) -> any Receiver {
    RecordingReceiver { text in
      do {
        try await hub.join(connection, topics: [Topic(rawValue: text)], limit: limit)
        connection.send(Frame(text: "joined"))
      } catch {
        // The connection has been closed, which the client is told.
      }
    }
  }
}
