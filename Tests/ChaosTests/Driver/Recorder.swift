import ChatTesting
import Foundation
import NIOCore
import Synchronization

/// Writes the history of a run down, from all devices at once.
final class Recorder: Sendable {
  private let start = ContinuousClock.now
  /// The same moment, in nanoseconds of the clock that every process of this machine shares.
  let began = NIODeadline.now().uptimeNanoseconds
  private let state: Mutex<RunHistory>
  /// When each send was acknowledged.
  private let sends = Mutex<[Duration]>([])
  private let connected = Mutex<Set<RunHistory.Device>>([])

  init(bounds: RunHistory.Bounds) {
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    state = Mutex(RunHistory(began: now, bounds: bounds))
  }

  var now: Duration { ContinuousClock.now - start }

  /// In order also where another process has told late what its devices did.
  var history: RunHistory {
    var history = state.withLock { $0 }
    history.events.sort { $0.time < $1.time }
    return history
  }

  /// How many sends have been acknowledged.
  var acknowledged: Int { sends.withLock { $0.count } }

  /// The longest time since `start` in which no send was acknowledged.
  func longestSilence(since start: Duration) -> Duration {
    let times = [start] + sends.withLock { $0.filter { $0 > start } } + [now]
    return zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? .zero
  }

  var eventCount: Int { state.withLock { $0.events.count } }

  /// Every conversation that some member has seen.
  var conversations: [String] { state.withLock { $0.members.keys.sorted() } }

  func record(_ device: RunHistory.Device, _ what: RunHistory.What) {
    state.withLock { $0.events.append(RunHistory.Event(now, device, what)) }
    follow(device, what)
  }

  /// Writes down what happened elsewhere.
  func record(_ event: RunHistory.Event) {
    state.withLock { $0.events.append(event) }
    follow(event.device, event.what)
  }

  private func follow(_ device: RunHistory.Device, _ what: RunHistory.What) {
    switch what {
    case .connected: connected.withLock { _ = $0.insert(device) }
    case .disconnected: connected.withLock { _ = $0.remove(device) }
    default: break
    }
  }

  /// Waits until no device is connected: each has then taken all that it was told.
  func waitUntilAllAreGone() async throws {
    let end = now + .seconds(30)
    while !connected.withLock({ $0.isEmpty }), now < end {
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  func countSend() {
    let now = now
    sends.withLock { $0.append(now) }
  }

  /// Notes who the people of a conversation are, as its own document says.
  func learn(_ conversation: String, people: Set<String>) {
    state.withLock { $0.members[conversation] = people }
  }

  /// Notes that nothing was as usual from `start` until now.
  func disturbed(since start: Duration) {
    state.withLock { $0.disturbances.append(start..<now) }
  }

  /// Notes that the server goes on from a backup that was begun at `backup`.
  func restored(from backup: Duration) {
    state.withLock {
      $0.restorations.append(RunHistory.Restoration(backup: backup, restored: now))
    }
  }

  func end(with ending: RunHistory.Ending) { state.withLock { $0.endings.append(ending) } }
}
