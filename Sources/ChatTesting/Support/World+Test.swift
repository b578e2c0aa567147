import Chat
import Synchronization

extension World {
  /// A world that a test decides: wall time follows `clock` from a fixed beginning, and chance
  /// follows from `seed`.
  package static func test(clock: TestClock = TestClock(), seed: UInt64 = 1) -> World {
    let generator = Generator(seed: seed)
    return World(
      now: { .testStart.advanced(by: clock.now.offset) },
      randomBytes: { generator.bytes($0) },
      clock: clock)
  }

  /// One generator for everybody who asks this world.
  private final class Generator: Sendable {
    private let state: Mutex<SplitMix64>

    init(seed: UInt64) {
      state = Mutex(SplitMix64(seed: seed))
    }

    func bytes(_ count: Int) -> [UInt8] {
      state.withLock { generator in
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      }
    }
  }
}

extension Timestamp {
  /// When the test world begins: 2026-01-01 00:00 UTC.
  package static let testStart = Timestamp(milliseconds: 1_767_225_600_000)

  fileprivate func advanced(by duration: Duration) -> Timestamp {
    let (seconds, attoseconds) = duration.components
    return Timestamp(
      milliseconds: milliseconds + seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
  }
}
