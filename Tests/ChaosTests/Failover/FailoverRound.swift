import ChatTesting
import Foundation

/// What happens once to the member that leads.
struct FailoverRound: Sendable {
  enum Fault: String, CaseIterable, Sendable {
    /// As a power cut would.
    case kill
    /// It does nothing, with all its connections open.
    case pause
    /// Nothing gets to it or from it, and nobody is told.
    case partition
  }

  let fault: Fault
  /// How long the others miss it before they elect another.
  let electionTimeout: Duration

  static let quick = Duration.seconds(2)
  /// MongoDB's own choice.
  static let usual = Duration.seconds(10)

  /// Every fault in turn, most of them where elections are quick.
  static func rounds(_ count: Int) -> [FailoverRound] {
    let faults = Fault.allCases.filter { $0 != .partition || ReplicaSet.canBePartitioned }
    let quick = count < faults.count * 4 ? count : count - faults.count * 2
    return (0..<count).map { number in
      FailoverRound(
        fault: faults[number % faults.count],
        electionTimeout: number < quick ? Self.quick : Self.usual)
    }
  }

  /// The longest time in which no send may be acknowledged. The long proof holds it to the promise; beside
  /// all other tests a machine may be anything.
  var bound: Duration {
    let promised = electionTimeout == Self.quick ? Duration.seconds(5) : .seconds(15)
    return Self.isLongProof ? promised : promised * 6
  }

  private static let isLongProof = ProcessInfo.processInfo.environment["FAILOVER_ROUNDS"] != nil

  /// How long the member is away. Of the three, a pause is what may pass by itself, and where elections
  /// are slow it has passed before there is one.
  var length: Duration {
    fault == .pause || electionTimeout == Self.quick ? .seconds(8) : .seconds(18)
  }

  /// Whether the others go on without it.
  var hasElection: Bool { length > electionTimeout }
}
