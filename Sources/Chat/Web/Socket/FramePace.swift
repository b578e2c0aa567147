/// How many frames one socket may bring within a minute, which begins with the first of them.
///
/// A client that keeps to the protocol stays far below: it sends so many messages and, at the most once
/// a second, says what has come and what was read.
struct FramePace: Sendable {
  private var start = Duration.zero
  private var count = 0

  /// Ten frames for each message that a person may send, and never less than 1,200.
  static func limit(_ limits: Limits) -> Int { max(1_200, 10 * limits.sendsPerMinute) }

  /// Counts a frame; false where it is one too many.
  mutating func take(at now: Duration, limit: Int) -> Bool {
    if count == 0 || now - start >= .seconds(60) { (start, count) = (now, 0) }
    count += 1
    return count <= limit
  }

  /// Takes a count back, because the frame will be counted once more.
  mutating func giveBack() { count -= 1 }
}
