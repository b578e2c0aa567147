import NIOCore

/// The connections of one event loop; everything here happens on it.
///
/// One timer looks at the deadlines of all of them, and what is written to them within one turn of
/// the loop is flushed once at its end.
final class Shard {
  let eventLoop: any EventLoop
  let settings: RealtimeSettings
  let executor: LoopExecutor

  private var handlers: [Connection.ID: SocketHandler] = [:]
  private var members: [Topic: [SocketHandler]] = [:]
  private var unflushed: [SocketHandler] = []
  private var delivered: UInt64 = 0
  private var sweep: RepeatedTask?
  private var emptied: EventLoopPromise<Void>?

  init(eventLoop: any EventLoop, settings: RealtimeSettings) {
    self.eventLoop = eventLoop
    self.settings = settings
    executor = LoopExecutor(eventLoop: eventLoop)
  }

  func add(_ handler: SocketHandler, id: Connection.ID) {
    handlers[id] = handler
    guard sweep == nil else { return }
    let shard = NIOLoopBound(self, eventLoop: eventLoop)
    sweep = eventLoop.scheduleRepeatedTask(initialDelay: settings.sweep, delay: settings.sweep) {
      _ in shard.value.lookAtDeadlines()
    }
  }

  func remove(id: Connection.ID) {
    handlers[id] = nil
    guard handlers.isEmpty else { return }
    sweep?.cancel()
    sweep = nil
    emptied?.succeed()
    emptied = nil
  }

  func join(_ handler: SocketHandler, _ topic: Topic) {
    members[topic, default: []].append(handler)
  }

  func leave(_ handler: SocketHandler, _ topic: Topic) {
    members[topic]?.removeAll { $0 === handler }
    if members[topic]?.isEmpty == true { members[topic] = nil }
  }

  /// Hands `event` to everyone in `topics`, once to each however many of them they have joined.
  func deliver(_ event: Event, to topics: [Topic]) {
    delivered += 1
    for topic in topics {
      for handler in members[topic, default: []] where handler.lastDelivered != delivered {
        handler.lastDelivered = delivered
        handler.deliver(event)
      }
    }
  }

  /// Hands `event` to everyone who has joined anything.
  func deliverToEveryone(_ event: Event) {
    for handler in Array(handlers.values) where handler.hasJoined { handler.deliver(event) }
  }

  /// Flushes `handler` once at the end of this turn of the loop.
  func flushLater(_ handler: SocketHandler) {
    unflushed.append(handler)
    guard unflushed.count == 1 else { return }
    let shard = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.execute { shard.value.flushAll() }
  }

  func closeAll(_ code: CloseCode, reason: String) {
    for handler in Array(handlers.values) { handler.close(code, reason: reason) }
  }

  /// Closes all; done when the last is gone, or when each has had its time and newcomers keep coming.
  func drain(reason: String) -> EventLoopFuture<Void> {
    guard !handlers.isEmpty else { return eventLoop.makeSucceededVoidFuture() }
    let promise = emptied ?? eventLoop.makePromise()
    emptied = promise
    let bound = eventLoop.scheduleTask(in: settings.closeDeadline + settings.sweep * 2) {
      promise.succeed()
    }
    promise.futureResult.whenComplete { _ in bound.cancel() }
    closeAll(.draining, reason: reason)
    return promise.futureResult
  }

  private func flushAll() {
    let handlers = unflushed
    unflushed.removeAll(keepingCapacity: true)
    for handler in handlers { handler.flushNow() }
  }

  private func lookAtDeadlines() {
    let now = eventLoop.now
    for handler in Array(handlers.values) { handler.lookAtDeadlines(now) }
  }
}
