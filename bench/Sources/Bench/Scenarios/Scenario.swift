/// Something that is measured on a server of its own.
protocol Scenario: Sendable {
  func run(_ bench: Bench) async throws -> [Figure]
}

/// The scenarios by their names.
enum Scenarios {
  static let names = ["start", "idle", "history", "open-1000", "open-20000", "closed"]

  /// `open-N` is any rate; nil for a name that says nothing.
  static func named(_ name: String, _ options: Options) -> (any Scenario)? {
    switch name {
    case "start": return Start()
    case "idle": return Idle()
    case "history": return HistoryPages()
    case "stores": return StoresSideBySide()
    case "closed": return Sending(pace: .closed(outstanding: options.outstanding))
    default:
      guard name.hasPrefix("open-"), let rate = Int(name.dropFirst(5)), rate > 0 else { return nil }
      return Sending(pace: .open(perSecond: rate))
    }
  }
}
