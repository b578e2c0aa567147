import NIOConcurrencyHelpers

/// The bus of an instance that is one node: what is published is delivered, in the same call.
public final class LocalBus: Bus {
  private let destination = NIOLockedValueBox<Destination?>(nil)

  /// A bus without a hub yet; what is published before one starts it reaches nobody.
  public init() {}

  /// Delivers to this one hub; another start would replace it.
  public func start(deliver: @escaping @Sendable (Event, [Topic]) -> Void) {
    destination.withLockedValue { $0 = Destination(deliver: deliver) }
  }

  /// Delivers on the calling thread.
  public func publish(_ event: Event, to topics: [Topic]) {
    destination.withLockedValue { $0 }?.deliver(event, topics)
  }

  /// Nothing to ask for: every connection there is belongs to this node.
  public func subscribe(to topic: Topic) {}

  /// Nothing to give up, for the same reason.
  public func unsubscribe(from topic: Topic) {}

  /// Holds the closure, because one that lies in a generic box by itself is wrapped once more each
  /// time the box is opened: a call would go through as many wrappers as there were calls before.
  private struct Destination: Sendable {
    let deliver: @Sendable (Event, [Topic]) -> Void
  }
}
