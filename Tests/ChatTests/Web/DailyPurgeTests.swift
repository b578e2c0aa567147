import ChatTesting
import Logging
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct DailyPurgeTests {
  private let stores = MemoryStores()
  private let clock = TestClock()
  private let world: World
  private let purge: DailyPurge

  init() {
    world = .test(clock: clock)
    purge = DailyPurge(stores: stores, world: world, logger: .silent)
  }

  @Test(arguments: [
    (0, 2, false), (0, 3, true), (3, 26, false), (3, 27, true), (23, 26, false), (23, 27, true),
    (480_005, 480_026, false), (480_005, 480_027, true), (4, 3, true),
  ])
  func `It is due at three in the morning, and not twice a day`(
    last: Int64, now: Int64, isDue: Bool
  ) {
    let hour: Int64 = 3_600_000

    #expect(
      purge.isDue(
        at: Timestamp(milliseconds: now * hour), last: Timestamp(milliseconds: last * hour))
        == isDue)
  }

  @Test func `A server that did not run at that hour makes up for it at its start`() async throws {
    // The test's world begins at midnight.
    let yesterday = world.now().advanced(bySeconds: -20 * 3_600)
    try await stores.purge(at: yesterday)
    #expect(try await purges(within: .seconds(60)) == nil)

    await clock.advance(by: .seconds(5 * 3_600))
    let start = world.now()
    #expect(try await purges(within: .seconds(60)) == start.advanced(bySeconds: 60))
    #expect(try await purges(within: .seconds(600)) == nil)
  }

  @Test func `One that was never purged is, and from then on once a day`() async throws {
    #expect(try await purges(within: .seconds(60)) != nil)
    #expect(try await purges(within: .seconds(2 * 3_600)) == nil)
    #expect(try await purges(within: .seconds(3_600)) != nil)
    #expect(try await purges(within: .seconds(23 * 3_600)) == nil)
    #expect(try await purges(within: .seconds(3_600)) != nil)
  }

  /// When there was a purge while so much time passed; nil where there was none.
  private func purges(within duration: Duration) async throws -> Timestamp? {
    let before = try await stores.lastPurge()
    let watch = Task { try await purge.run() }
    defer { watch.cancel() }
    await clock.waitForSleepers()
    for _ in 0..<Int(duration.components.seconds / 60) {
      await clock.advance(by: .seconds(60))
      await clock.waitForSleepers()
    }
    let last = try await stores.lastPurge()
    return last == before ? nil : last
  }
}
