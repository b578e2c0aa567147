import Logging

/// Once a day, in the early morning, lets what was deleted leave the files too.
///
/// The engine may hold writers meanwhile, which is why it happens at an hour when few write; a server
/// that did not run at that hour makes up for it within a minute of its start. A failed attempt is
/// logged and made again an hour later.
struct DailyPurge: Sendable {
  /// Hour of the day, UTC.
  static let hour = 3

  let stores: any Stores
  let world: World
  let logger: Logger

  /// Watches the wall clock until the task is cancelled.
  func run() async throws {
    var earliest = world.now()
    while true {
      try await world.sleep(.seconds(60))
      let now = world.now()
      guard now >= earliest else { continue }
      do {
        if isDue(at: now, last: try await stores.lastPurge()) { try await stores.purge(at: now) }
      } catch {
        logger.warning("deleted text is still in the files", metadata: ["error": "\(error)"])
        earliest = now.advanced(bySeconds: 3_600)
      }
    }
  }

  /// Whether the hour has come by since the last time; after a clock was set back, who knows.
  func isDue(at now: Timestamp, last: Timestamp?) -> Bool {
    guard let last, last <= now else { return true }
    return due(after: last) <= now
  }

  /// The next time of day behind `moment`.
  private func due(after moment: Timestamp) -> Timestamp {
    let day: Int64 = 86_400_000
    let time = Int64(Self.hour) * 3_600_000
    let passed = (moment.milliseconds - time + day) % day
    return Timestamp(milliseconds: moment.milliseconds - passed + day)
  }
}
