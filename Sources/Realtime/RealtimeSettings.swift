import NIOCore

/// The deadlines and bounds of a socket.
public struct RealtimeSettings: Sendable {
  /// How often the server sends a ping. Browsers answer even while their timers sleep.
  public var heartbeat: TimeAmount = .seconds(25)
  /// A peer that has sent nothing for this long, or has taken nothing, is gone and is closed.
  public var silence: TimeAmount = .seconds(60)
  /// How long a new connection may take until it is admitted; then it is closed with 4401.
  public var helloDeadline: TimeAmount = .seconds(10)
  /// How long an admitted peer may take to end a list that it has begun; then it is closed with 4408.
  public var listDeadline: TimeAmount = .seconds(60)
  /// How long the closing handshake may take; then the TCP connection is dropped.
  public var closeDeadline: TimeAmount = .seconds(2)
  /// How often deadlines are looked at; each may pass by as much before it is noticed.
  public var sweep: TimeAmount = .seconds(1)
  /// Most bytes that may wait for one reader, and most that may be held back during a comparison;
  /// one byte more closes it with 4408. Droppable frames are skipped from a quarter of it on.
  public var outboxBytes = 1 << 20
  /// Most messages that may wait to be received; reading from the socket pauses meanwhile.
  public var inboxFrames = 32
  /// Largest message before a connection is admitted, in bytes; a larger one is closed with 1009.
  public var greetingBytes = 64 << 10
  /// Largest message from then on, in bytes. As many bytes may wait to be received.
  public var messageBytes = 256 << 10
  /// Most events that may wait for one event loop; over it, its connections are closed with 4408.
  public var backlogEvents = 65_536
  /// Clients of a server that stops come back at a random moment within so many seconds, and those who
  /// may have missed something compare.
  public var drainSpread = 10

  /// The defaults, which suit one machine with up to 10,000 connections.
  public init() {}
}
