import ChatTesting
import Testing

@testable import Chat

@Suite struct RateLimitTests {
  private let clock = TestClock()
  private let world: World
  private let cast: Cast

  init() {
    world = .test(clock: clock)
    cast = Cast(world)
  }

  @Test func `It is reached exactly, by each person alone, and is over after a minute`() async {
    let limit = RateLimit(perMinute: 3, world: world)

    #expect((1...3).map { _ in limit.take(cast.ada.id) } == [nil, nil, nil])
    #expect(limit.take(cast.ada.id) == 60)
    #expect(limit.take(cast.grace.id) == nil)

    await clock.advance(by: .milliseconds(59_999))
    #expect(limit.take(cast.ada.id) == 1)
    await clock.advance(by: .milliseconds(1))
    #expect((1...3).map { _ in limit.take(cast.ada.id) } == [nil, nil, nil])
    #expect(limit.take(cast.ada.id) == 60)
  }

  @Test func `Whoever waits as long as told may go on`() async {
    let limit = RateLimit(perMinute: 1, world: world)
    _ = limit.take(cast.ada.id)

    await clock.advance(by: .milliseconds(1_500))
    let seconds = limit.take(cast.ada.id) ?? 0
    await clock.advance(by: .seconds(seconds))

    #expect(limit.take(cast.ada.id) == nil)
  }

  @Test func `A crowd makes nobody forgotten within their minute`() async {
    let limit = RateLimit(perMinute: 1, world: world)
    for _ in 0..<5_000 { _ = limit.take(world.makeID()) }
    await clock.advance(by: .seconds(59))

    _ = limit.take(cast.ada.id)
    await clock.advance(by: .seconds(2))

    #expect(limit.take(cast.ada.id) != nil)
    #expect(limit.take(cast.grace.id) == nil)
  }
}
