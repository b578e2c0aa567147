import Logging
import NIOCore

/// The one handler of a channel that has been upgraded to a WebSocket.
///
/// Reads frames, gives messages to a receiver, writes what it is told, and keeps the socket's
/// deadlines. Everything here happens on the channel's event loop; others use ``Connection``.
public final class SocketHandler: ChannelDuplexHandler {
  /// Bytes as they come from the socket.
  public typealias InboundIn = ByteBuffer
  /// Nothing is written through it: see ``Connection``.
  public typealias OutboundIn = Never
  /// Whole frames.
  public typealias OutboundOut = ByteBuffer

  enum Phase {
    case open
    /// A close frame has gone out, and the peer's is awaited.
    case closing(by: NIODeadline)
    /// Nothing more can be said; what still comes is thrown away until the peer has left.
    case lingering(by: NIODeadline)
    case gone
  }

  let hub: Hub
  var settings: RealtimeSettings { hub.settings }
  var context: ChannelHandlerContext?
  var phase = Phase.gone
  var assembler: FrameAssembler
  var inbox = Inbox()
  var outbox = Outbox()
  var clock = SocketClock()
  /// The number of the last event the shard gave this connection, so that it gives none twice.
  var lastDelivered: UInt64 = 0

  private let makeReceiver: (Connection) -> any Receiver
  private(set) var connection: Connection?
  private(set) var mailbox: Mailbox?
  private(set) var shard: Shard?
  private var topics: [Topic] = []

  /// A handler for one channel; `receiver` is asked for its receiver as soon as it is added.
  public init(hub: Hub, receiver: @escaping (Connection) -> any Receiver) {
    self.hub = hub
    makeReceiver = receiver
    assembler = FrameAssembler(maximumMessageBytes: hub.settings.greetingBytes)
  }

  /// Opens the connection: its deadlines run from here.
  public func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    phase = .open
    keepReadBufferSmall(of: context.channel)
    clock.start(at: context.eventLoop.now, settings)
    let connection = Connection(
      id: hub.nextConnectionID(),
      handler: self,
      eventLoop: context.eventLoop
    )
    let mailbox = hub.mailbox(on: context.eventLoop)
    self.connection = connection
    self.mailbox = mailbox
    shard = mailbox.shardOnLoop
    shard?.add(self, id: connection.id)
    inbox.receiver = makeReceiver(connection)
    if hub.isDraining { close(.draining, reason: hub.drainReason) }
  }

  /// Ends the connection.
  public func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  /// Ends the connection, if the channel has not.
  public func handlerRemoved(context: ChannelHandlerContext) {
    end()
    self.context = nil
  }

  /// Says goodbye to a client whose server stops, and hangs up on one that did without saying so.
  public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent:
      close(.draining, reason: hub.drainReason)
    case ChannelEvent.inputClosed:
      context.close(promise: nil)
    default:
      context.fireUserInboundEventTriggered(event)
    }
  }

  /// Hangs up: a socket that has failed once carries nothing more.
  public func errorCaught(context: ChannelHandlerContext, error: any Error) {
    hub.logger.debug("socket failed", metadata: ["error": "\(error)"])
    context.close(promise: nil)
  }

  var hasJoined: Bool { !topics.isEmpty }

  func join(_ topics: [Topic], limit: Int) -> JoinRefusal? {
    guard case .open = phase, let mailbox else { return .closed }
    for (index, topic) in topics.enumerated() where !self.topics.contains(topic) {
      guard hub.enter(topic, mailbox: mailbox, limit: index == 0 ? limit : .max) else {
        close(.tooMany, reason: hub.drainReason)
        return .full
      }
      self.topics.append(topic)
      shard?.join(self, topic)
    }
    return nil
  }

  func leaveTopics() {
    guard let mailbox else { return }
    for topic in topics {
      shard?.leave(self, topic)
      hub.leave(topic, mailbox: mailbox)
    }
    topics = []
  }

  /// The channel is gone: everyone who waits is told, the receiver last.
  private func end() {
    if case .gone = phase { return }
    phase = .gone
    leaveTopics()
    failPaced()
    outbox = Outbox()
    if let connection { shard?.remove(id: connection.id) }
    connection?.forgetHandler()
    inbox.isOver = true
    receiveWaiting()
  }

  /// NIO remembers the largest read of each channel for ever; at 2 KiB ten thousand cost little.
  private func keepReadBufferSmall(of channel: any Channel) {
    let allocator = AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 256, maximum: 2048)
    do {
      try channel.syncOptions?.setOption(.recvAllocator, value: allocator)
    } catch {
      hub.logger.debug("no small read buffer", metadata: ["error": "\(error)"])
    }
  }
}
