import NIOConcurrencyHelpers
import NIOCore

/// Where other threads leave events for the connections of one event loop.
///
/// However many arrive before the loop gets to them, it is woken once. At its bound it takes no more,
/// and the loop's connections are closed, because they would miss something.
final class Mailbox: Sendable {
  let eventLoop: any EventLoop
  private let shard: NIOLoopBound<Shard>
  private let capacity: Int
  private let waiting = NIOLockedValueBox(Waiting())

  private struct Waiting {
    var events: [(Event, [Topic])] = []
    var isOverfull = false
  }

  /// Only on the shard's loop.
  init(shard: Shard) {
    eventLoop = shard.eventLoop
    capacity = shard.settings.backlogEvents
    self.shard = NIOLoopBound(shard, eventLoop: shard.eventLoop)
  }

  func post(_ event: Event, to topics: [Topic]) {
    let isFirst = waiting.withLockedValue { waiting in
      guard waiting.events.count < capacity else {
        waiting.isOverfull = true
        return false
      }
      waiting.events.append((event, topics))
      return waiting.events.count == 1
    }
    if isFirst { eventLoop.execute { self.empty() } }
  }

  /// The shard itself; only on its loop.
  var shardOnLoop: Shard { shard.value }

  /// Runs `action` with the shard, on its loop.
  func withShard<Result: Sendable>(
    _ action: @escaping @Sendable (Shard) -> EventLoopFuture<Result>
  ) -> EventLoopFuture<Result> {
    eventLoop.flatSubmit { action(self.shard.value) }
  }

  private func empty() {
    let taken = waiting.withLockedValue { waiting in
      let taken = waiting
      waiting = Waiting()
      return taken
    }
    for (event, topics) in taken.events {
      shard.value.deliver(event, to: topics)
    }
    if taken.isOverfull {
      shard.value.closeAll(.tooSlow, reason: "")
    }
  }
}
