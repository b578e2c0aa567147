import Synchronization

/// A clock that stands still until a test moves it.
///
/// Sleepers wake in the order of their deadlines, and those of one deadline in the order in which
/// they fell asleep.
package final class TestClock: Clock, Sendable {
  /// A moment of this clock.
  package struct Instant: InstantProtocol {
    /// How far the clock had been moved.
    package let offset: Duration

    package func advanced(by duration: Duration) -> Instant {
      Instant(offset: offset + duration)
    }

    package func duration(to other: Instant) -> Duration {
      other.offset - offset
    }

    package static func < (left: Instant, right: Instant) -> Bool {
      left.offset < right.offset
    }
  }

  private let state = Mutex(State())

  package init() {}

  package var now: Instant { state.withLock { $0.now } }

  package var minimumResolution: Duration { .nanoseconds(1) }

  package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
    let number = state.withLock { $0.nextNumber() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result: Result<Void, any Error>? = state.withLock { state in
          if Task.isCancelled { return .failure(CancellationError()) }
          if deadline <= state.now { return .success(()) }
          state.sleepers.append(
            Sleeper(number: number, deadline: deadline, continuation: continuation))
          return nil
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      state.withLock { $0.remove(number) }?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Moves the clock, stopping at each deadline on the way to wake its sleeper and give it a chance to
  /// run: how far it comes is up to the machine, so a test waits for what the sleeper does.
  package func advance(by duration: Duration) async {
    let end = now.advanced(by: duration)
    while let sleeper = state.withLock({ $0.wakeNext(until: end) }) {
      sleeper.continuation.resume()
      await letOthersRun()
    }
    state.withLock { $0.now = end }
  }

  /// Returns once so many tasks sleep on this clock, so that none misses the next move.
  package func waitForSleepers(_ count: Int = 1) async {
    var turns = 0
    while state.withLock({ $0.sleepers.count }) < count {
      turns += 1
      // What takes longer waits for something else, and needs the processor more than this.
      if turns < 100 { await Task.yield() } else { try? await Task.sleep(for: .milliseconds(1)) }
    }
  }

  private func letOthersRun() async {
    for _ in 0..<20 { await Task.yield() }
  }

  private struct Sleeper {
    let number: Int
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var sleepers: [Sleeper] = []
    private var lastNumber = 0

    mutating func nextNumber() -> Int {
      lastNumber += 1
      return lastNumber
    }

    mutating func remove(_ number: Int) -> Sleeper? {
      sleepers.firstIndex { $0.number == number }.map { sleepers.remove(at: $0) }
    }

    mutating func wakeNext(until end: Instant) -> Sleeper? {
      let next = sleepers.min { ($0.deadline, $0.number) < ($1.deadline, $1.number) }
      guard let next, next.deadline <= end else { return nil }
      now = next.deadline
      return remove(next.number)
    }
  }
}
