import Logging

/// Once a day, in the early morning, lets what was deleted leave the files too.
///
/// The engine may hold writers meanwhile, which is why it happens at an hour when few write. A failed
/// attempt is logged and made again an hour later.
struct DailyPurge: Sendable {
  /// Hour of the day, UTC.
  static let hour = 3

  let stores: any Stores
  let world: World
  let logger: Logger

  /// Watches the wall clock until the task is cancelled.
  func run() async throws {
    var next = due(after: world.now())
    while true {
      try await world.sleep(.seconds(60))
      guard world.now() >= next else { continue }
      do {
        try await stores.purge()
        next = due(after: world.now())
      } catch {
        logger.warning("deleted text is still in the files", metadata: ["error": "\(error)"])
        next = world.now().advanced(bySeconds: 3_600)
      }
    }
  }

  /// The next time of day behind `moment`.
  func due(after moment: Timestamp) -> Timestamp {
    let day: Int64 = 86_400_000
    let time = Int64(Self.hour) * 3_600_000
    let passed = (moment.milliseconds - time + day) % day
    return Timestamp(milliseconds: moment.milliseconds - passed + day)
  }
}
