import NIOConcurrencyHelpers

/// The bus of an instance that is one node: what is published is delivered, in the same call.
public final class LocalBus: Bus {
  private let deliver = NIOLockedValueBox<(@Sendable (Event, [Topic]) -> Void)?>(nil)

  /// A bus without a hub yet; what is published before one starts it reaches nobody.
  public init() {}

  /// Delivers to this one hub; another start would replace it.
  public func start(deliver: @escaping @Sendable (Event, [Topic]) -> Void) {
    self.deliver.withLockedValue { $0 = deliver }
  }

  /// Delivers on the calling thread.
  public func publish(_ event: Event, to topics: [Topic]) {
    deliver.withLockedValue { $0 }?(event, topics)
  }

  /// Nothing to ask for: every connection there is belongs to this node.
  public func subscribe(to topic: Topic) {}

  /// Nothing to give up, for the same reason.
  public func unsubscribe(from topic: Topic) {}
}
