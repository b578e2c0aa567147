import Chat
import Dispatch
import GRDB
import Synchronization

/// A few threads that read, each at most one thing at a time.
///
/// GRDB's own asynchronous read goes to one queue for a connection and to another for the read; here
/// both are had on one, which halves what a page of history costs in changes of thread.
final class Readers: Sendable {
  static let count = 4

  private let pool: DatabasePool
  private let limit: Int
  private let queues = (0..<count).map { DispatchQueue(label: "martlet.reader.\($0)") }
  /// How many reads each queue has, the running one included.
  private let waiting = Mutex([Int](repeating: 0, count: count))

  /// At most `limit` reads wait or run; further ones are told `busy`.
  init(pool: DatabasePool, limit: Int) {
    self.pool = pool
    self.limit = limit
  }

  /// Runs `body` on one snapshot, where the fewest are waiting, and calls `then` once with its result.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value,
    then: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    guard let place = enter() else { return then(.failure(CommonRefusal.busy(retryAfter: 1))) }
    queues[place].async { [self] in
      let result = Result { try pool.read(body) }
      waiting.withLock { $0[place] -= 1 }
      then(result)
    }
  }

  private func enter() -> Int? {
    waiting.withLock { waiting in
      guard waiting.reduce(0, +) < limit, let least = waiting.min(),
        let place = waiting.firstIndex(of: least)
      else { return nil }
      waiting[place] += 1
      return place
    }
  }
}
