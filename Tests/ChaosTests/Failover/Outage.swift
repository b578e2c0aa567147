import ChatTesting
import Foundation

/// What a round came to.
struct Outage: Sendable, CustomStringConvertible {
  let round: FailoverRound
  /// How long no majority took a write, whoever asked.
  let vacancy: Duration
  /// The longest time in which no send was acknowledged.
  let silence: Duration
  /// The longest time in which this process, which asked for nothing but a moment, got none.
  let stall: Duration
  let answers: [Asker.Answered]

  var isTooLong: Bool { silence > round.bound }

  /// Whether the machine had so little time for anybody that nothing follows from how long it took.
  var wasStarved: Bool { stall > .seconds(1) }

  var description: String {
    let refused = answers.count { $0.status == 503 }
    let others = answers.filter { !$0.isInOrder }.map { $0.status.map(String.init) ?? "none" }
    let slowest = answers.map(\.time).max() ?? .zero
    return
      "\(round.fault.rawValue) of the primary, election after \(round.electionTimeout): a majority "
      + "writes after \(vacancy.shown), no send acknowledged for \(silence.shown) (at most "
      + "\(round.bound)), \(answers.count) "
      + "requests answered beside it, \(refused) of them 503, out of order \(others), the slowest after \(slowest.shown), "
      + "longest stall of the machine \(stall.shown)"
  }
}

/// Looks how late this very process is woken.
enum Stopwatch {
  static func longestStall(during length: Duration) async -> Duration {
    let (tick, clock) = (Duration.milliseconds(50), ContinuousClock())
    let end = clock.now + length
    var longest = Duration.zero
    while clock.now < end {
      let before = clock.now
      try? await Task.sleep(for: tick)
      longest = max(longest, clock.now - before - tick)
    }
    return longest
  }
}

extension Duration {
  var shown: String {
    formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 2)))
  }
}
