/// Samples in nanoseconds, sorted once.
struct Percentiles: Sendable {
  private let sorted: [Int64]

  init(_ samples: [Int64]) { sorted = samples.sorted() }

  /// The sample below which `share` of all lie, in milliseconds; not a number without samples.
  func milliseconds(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
    return Double(sorted[index]) / 1_000_000
  }

  /// p50, p90, p99 and p99.9, named after what was timed.
  func figures(_ name: String) -> [Figure] {
    [("P50", 0.5), ("P90", 0.9), ("P99", 0.99), ("P999", 0.999)].map { ending, share in
      Figure("\(name)\(ending)Ms", milliseconds(share))
    }
  }
}
