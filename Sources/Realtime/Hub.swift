import Logging
import NIOConcurrencyHelpers
import NIOCore

/// Every connection of this node, and the way to reach them by topic.
///
/// Connections live on their event loops; publishing hops to each loop that has one of a topic at
/// most once per turn of that loop.
public final class Hub: Sendable {
  let settings: RealtimeSettings
  let logger: Logger
  private let bus: any Bus
  private let directory: Directory
  private let state = NIOLockedValueBox(State())

  private struct State {
    var mailboxes: [ObjectIdentifier: Mailbox] = [:]
    var connections: Connection.ID = 0
    var isDraining = false
  }

  /// A hub that hears from `bus`, which it starts.
  public init(bus: any Bus, settings: RealtimeSettings = RealtimeSettings(), logger: Logger) {
    self.bus = bus
    self.settings = settings
    self.logger = logger
    let directory = Directory(bus: bus)
    self.directory = directory
    bus.start { event, topics in
      for mailbox in directory.mailboxes(of: topics) { mailbox.post(event, to: topics) }
    }
  }

  /// Sends `event` to every connection of `topics`, on every node; returns at once, from any thread.
  ///
  /// What one thread publishes to one topic arrives in that order. A connection in several of the
  /// topics gets it once.
  public func publish(_ event: Event, to topics: [Topic]) {
    bus.publish(event, to: topics)
  }

  /// Sends `event` to every connection of this node that has joined anything; returns at once, from any
  /// thread.
  public func publishToEveryone(_ event: Event) {
    for mailbox in state.withLockedValue({ Array($0.mailboxes.values) }) {
      mailbox.eventLoop.execute { mailbox.shardOnLoop.deliverToEveryone(event) }
    }
  }

  /// Makes `connection` hear what is published to `topics` from now on; it leaves them as it closes.
  ///
  /// With a `limit`, the first topic may have so many connections on this node; a further one is
  /// closed with 4429 and joins nothing.
  public func join(
    _ connection: Connection,
    topics: [Topic],
    limit: Int = .max
  ) async throws(JoinRefusal) {
    let refusal = await connection.ask(orElse: JoinRefusal.closed) { handler in
      handler.join(topics, limit: limit)
    }
    if let refusal { throw refusal }
  }

  /// How many connections of this node have joined `topic`.
  public func count(of topic: Topic) -> Int {
    directory.count(of: topic)
  }

  /// Ends every connection with 4409 and refuses new ones; returns when all are gone.
  ///
  /// The reason given is the number of seconds over which clients spread their return. A client that
  /// does not answer is dropped after ``RealtimeSettings/closeDeadline``, which bounds the wait.
  public func drain() async {
    let mailboxes = state.withLockedValue { state in
      state.isDraining = true
      return Array(state.mailboxes.values)
    }
    let reason = drainReason
    for drained in mailboxes.map({ $0.withShard { $0.drain(reason: reason) } }) {
      do { try await drained.get() } catch {
        logger.debug("event loop stopped before its connections", metadata: ["error": "\(error)"])
      }
    }
  }

  var isDraining: Bool { state.withLockedValue { $0.isDraining } }

  var drainReason: String { String(settings.drainSpread) }

  func nextConnectionID() -> Connection.ID {
    state.withLockedValue { state in
      state.connections += 1
      return state.connections
    }
  }

  /// The mailbox of a loop's shard, both made by the loop's first connection; only on that loop.
  func mailbox(on eventLoop: any EventLoop) -> Mailbox {
    let key = ObjectIdentifier(eventLoop)
    if let known = state.withLockedValue({ $0.mailboxes[key] }) { return known }
    let made = Mailbox(shard: Shard(eventLoop: eventLoop, settings: settings))
    state.withLockedValue { $0.mailboxes[key] = made }
    return made
  }

  func enter(_ topic: Topic, mailbox: Mailbox, limit: Int) -> Bool {
    directory.enter(topic, mailbox: mailbox, limit: limit)
  }

  func leave(_ topic: Topic, mailbox: Mailbox) {
    directory.leave(topic, mailbox: mailbox)
  }
}
