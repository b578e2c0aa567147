import Foundation

/// What figures are held against: scenario, then figure, then the bound.
struct Thresholds {
  private struct Bound: Decodable {
    let atMost: Double?
    let atLeast: Double?
  }

  private let bounds: [String: [String: Bound]]

  init(file: String) throws {
    let data = try Data(contentsOf: URL(filePath: file))
    bounds = try JSONDecoder().decode([String: [String: Bound]].self, from: data)
  }

  /// The ratio to the bound, where 1 or better is reached; nil where there is no bound.
  func verdict(on figure: Figure, in scenario: String) -> String? {
    guard let bound = bounds[scenario]?[figure.name] else { return nil }
    if let most = bound.atMost {
      return Self.verdict("at most", most, figure.value / most, isReached: figure.value <= most)
    }
    return bound.atLeast.map {
      Self.verdict("at least", $0, figure.value / $0, isReached: figure.value >= $0)
    }
  }

  private static func verdict(
    _ words: String, _ bound: Double, _ ratio: Double, isReached: Bool
  ) -> String {
    let share = bound == 0 ? "" : String(format: " %.2f of it,", ratio)
    return String(format: "%@ %g:%@ %@", words, bound, share, isReached ? "reached" : "MISSED")
  }
}
