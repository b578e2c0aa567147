/// How long those who fetch an archive may take: they hold one of the server's few turns.
///
/// Only the time counts in which the server waits for them. Who takes nothing at all is gone sooner,
/// by the deadline of every connection.
struct ExportPace {
  /// Bytes that are to be taken in a second, on average over ``span``.
  static let least = 16 << 10
  static let span = Duration.seconds(60)

  private var waited = Duration.zero
  private var bytes = 0

  /// Counts bytes that were waited for; false where they are taken too slowly.
  mutating func took(_ count: Int, in time: Duration) -> Bool {
    waited += time
    bytes += count
    guard waited >= Self.span else { return true }
    let isEnough = Double(bytes) >= Double(Self.least) * (waited / .seconds(1))
    (waited, bytes) = (.zero, 0)
    return isEnough
  }
}
