import Synchronization

/// At most so many acts of one person within a minute, counted in memory.
///
/// A minute begins with a person's first act in it. Counters of past minutes are dropped once there
/// are more than 4,096 of them, so that it stays as small as the people who are here.
package final class RateLimit: Sendable {
  private struct Minute {
    let start: Duration
    var count: Int
  }

  private let perMinute: Int
  private let world: World
  private let minutes = Mutex<[UserID: Minute]>([:])

  package init(perMinute: Int, world: World) {
    self.perMinute = perMinute
    self.world = world
  }

  /// Counts one act; nil when it may happen, else the seconds after which it may.
  package func take(_ user: UserID) -> Int? {
    let now = world.uptime()
    return minutes.withLock { minutes in
      if minutes.count > 4_096 {
        minutes = minutes.filter { now - $0.value.start < .seconds(60) }
      }
      var minute = minutes[user] ?? Minute(start: now, count: 0)
      if now - minute.start >= .seconds(60) { minute = Minute(start: now, count: 0) }
      guard minute.count < perMinute else {
        let (seconds, attoseconds) = (minute.start + .seconds(60) - now).components
        return Int(seconds) + (attoseconds > 0 ? 1 : 0)
      }
      minute.count += 1
      minutes[user] = minute
      return nil
    }
  }
}
