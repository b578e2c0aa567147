/// How often something may be tried: `burst` times at once, and once more for each `interval` since.
///
/// One moment holds all of it: when every attempt will be there again (the generic cell rate algorithm,
/// ITU-T I.371, annex A). Whoever goes on trying is slowed down to one attempt in each interval, and
/// whoever stops is kept out no longer than one: nobody can lock an owner out for good. And it bounds
/// what is kept, because a moment that has come by means nothing any more.
package struct AttemptLimit: Equatable, Sendable {
  package let burst: Int
  /// Seconds.
  package let interval: Int

  package init(burst: Int, interval: Int) {
    self.burst = burst
    self.interval = interval
  }

  /// What came of taking one.
  package enum Outcome: Equatable, Sendable {
    /// All will be there again then.
    case taken(full: Timestamp)
    /// None is left; there will be one then.
    case refused(until: Timestamp)
  }

  /// Takes one at `now` of what will be whole at `full`; nil where none was taken before.
  ///
  /// What lies further ahead than it can was noted before the wall clock was set back, and counts no
  /// more: it would keep out even those whose guesses were right until that time comes again.
  package func take(from full: Timestamp?, at now: Timestamp) -> Outcome {
    let latest = now.advanced(bySeconds: burst * interval)
    let noted = full.flatMap { $0 > latest ? nil : $0 } ?? now
    let full = max(noted, now).advanced(bySeconds: interval)
    guard full <= latest else {
      let wait = full.milliseconds - latest.milliseconds
      return .refused(until: Timestamp(milliseconds: now.milliseconds + wait))
    }
    return .taken(full: full)
  }

  /// When all will be there again once one has been given back.
  package func giveBack(to full: Timestamp) -> Timestamp { full.advanced(bySeconds: -interval) }
}

extension [AttemptLimit.Outcome] {
  /// The last moment that one of them has to be waited for; nil where all could be taken.
  package var refusedUntil: Timestamp? {
    compactMap { outcome in
      guard case .refused(let until) = outcome else { return nil }
      return until
    }.max()
  }
}
