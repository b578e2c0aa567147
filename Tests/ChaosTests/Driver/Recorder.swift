import ChatTesting
import Foundation
import Synchronization

/// Writes the history of a run down, from all devices at once.
final class Recorder: Sendable {
  private let start = ContinuousClock.now
  private let state: Mutex<RunHistory>
  private let count = Mutex(0)

  init(bounds: RunHistory.PresenceBounds) {
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    state = Mutex(RunHistory(began: now, bounds: bounds))
  }

  var now: Duration { ContinuousClock.now - start }

  var history: RunHistory { state.withLock { $0 } }

  /// How many sends have been acknowledged.
  var acknowledged: Int { count.withLock { $0 } }

  var eventCount: Int { state.withLock { $0.events.count } }

  /// Every conversation that some member has seen.
  var conversations: [String] { state.withLock { $0.members.keys.sorted() } }

  func record(_ device: RunHistory.Device, _ what: RunHistory.What) {
    state.withLock { $0.events.append(RunHistory.Event(now, device, what)) }
  }

  func countSend() { count.withLock { $0 += 1 } }

  /// Notes who the people of a conversation are, as its own document says.
  func learn(_ conversation: String, people: Set<String>) {
    state.withLock { $0.members[conversation] = people }
  }

  /// Notes that nothing was as usual from `start` until now.
  func disturbed(since start: Duration) {
    state.withLock { $0.disturbances.append(start..<now) }
  }

  func end(with ending: RunHistory.Ending) { state.withLock { $0.endings.append(ending) } }
}
