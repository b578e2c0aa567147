import Synchronization

/// Who is being given their data just now: each one archive at a time, and all together so many.
final class ExportTurns: Sendable {
  private let limit: Int
  private let running = Mutex<Set<UserID>>([])

  init(limit: Int) {
    self.limit = limit
  }

  /// A turn, which ends with the last that holds it. Throws `tooMany` where the person has one already,
  /// and `busy` where the server has no other.
  func take(_ user: UserID) throws -> ExportTurn {
    try running.withLock { running in
      guard !running.contains(user) else {
        throw AttemptRefusal.tooMany(retryAfter: Self.again)
      }
      guard running.count < limit else { throw CommonRefusal.busy(retryAfter: Self.again) }
      running.insert(user)
    }
    return ExportTurn { [self] in _ = running.withLock { $0.remove(user) } }
  }

  /// Seconds.
  private static let again = 10
}

/// Somebody's turn; also an answer that nobody takes any more lets go of it.
final class ExportTurn: Sendable {
  private let end: @Sendable () -> Void

  init(end: @escaping @Sendable () -> Void) {
    self.end = end
  }

  deinit { end() }
}
