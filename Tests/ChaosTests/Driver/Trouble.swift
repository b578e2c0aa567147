import ChatTesting
import Foundation

/// What fails while people go on chatting, and where the server is to be found meanwhile.
protocol Trouble: Actor {
  nonisolated var proxy: FaultyProxy { get }
  /// How often each kind of fault has happened.
  var counts: [String: Int] { get }
  /// What was not as it must be, beyond what a history tells.
  var problems: [String] { get }
  /// Whether all that was planned has happened.
  var areEnough: Bool { get }

  /// One fault, over when it returns.
  func strike() async throws

  /// Ends it all.
  func stop() async throws
}

extension Trouble {
  var problems: [String] { [] }

  /// What the server is told: where it keeps its data, and short times, so that a run sees many of
  /// them pass.
  static func flags(over replicas: ReplicaSet?) -> [String] {
    let short = [
      "--tokens-access-lifetime", "15", "--presence-linger", "2", "--realtime-heartbeat", "2",
      "--realtime-silence", "6",
    ]
    guard let replicas else { return short }
    return short + ["--store", replicas.uri.replacing("/?", with: "/chaos-\(UUID().uuidString)?")]
  }
}

extension RunHistory.Bounds {
  /// What those times make of the contract's bounds, on a machine that has other work as well.
  static let short: RunHistory.Bounds = {
    var bounds = RunHistory.Bounds()
    bounds.online = .seconds(4)
    bounds.offline = .seconds(6)
    bounds.vanished = .seconds(14)
    return bounds
  }()
}
