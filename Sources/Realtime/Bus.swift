/// Carries events from whoever publishes to the hubs whose connections have joined a topic.
///
/// It may lose or reorder events of different publishers; clients notice and compare anew. It must not
/// reorder what one thread publishes to one topic.
public protocol Bus: Sendable {
  /// Hands over where events of subscribed topics go; called once, before anything else.
  func start(deliver: @escaping @Sendable (Event, [Topic]) -> Void)

  /// Sends `event` to the subscribers of `topics`; returns at once, from any thread.
  func publish(_ event: Event, to topics: [Topic])

  /// The first connection of this node has joined `topic`.
  ///
  /// Called under a lock that keeps it in order with ``unsubscribe(from:)``, so it must return at
  /// once and not call back.
  func subscribe(to topic: Topic)

  /// The last connection of this node has left `topic`; under the same lock.
  func unsubscribe(from topic: Topic)
}
