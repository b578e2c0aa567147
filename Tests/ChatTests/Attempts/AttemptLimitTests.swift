import ChatTesting
import Testing

@testable import Chat

@Suite struct AttemptLimitTests {
  private let limit = AttemptLimit(burst: 3, interval: 60)
  private let start = Timestamp.testStart

  @Test func `So many at once, and then one in each interval`() {
    var full: Timestamp?
    for _ in 1...3 { full = taken(from: full, at: 0) }

    #expect(limit.take(from: full, at: start) == .refused(until: start.advanced(bySeconds: 60)))
    #expect(refused(from: full, at: 59) == 1)
    full = taken(from: full, at: 60)
    #expect(refused(from: full, at: 60) == 60)
    full = taken(from: full, at: 120)
    #expect(refused(from: full, at: 121) == 59)
  }

  @Test func `Whoever waited long enough has all of them again, and no more`() {
    var full: Timestamp?
    for _ in 1...3 { full = taken(from: full, at: 0) }

    for _ in 1...3 { full = taken(from: full, at: 10_000) }
    #expect(refused(from: full, at: 10_000) == 60)
  }

  @Test func `What is given back was never taken`() throws {
    let one = try #require(taken(from: nil, at: 0))
    let two = try #require(taken(from: one, at: 0))

    #expect(limit.giveBack(to: two) == one)
  }

  @Test func `A clock that was set back by an hour keeps nobody out`() {
    var full: Timestamp?
    for _ in 1...3 { full = taken(from: full, at: 3_600) }

    for _ in 1...3 { full = taken(from: full, at: 0) }
    #expect(refused(from: full, at: 0) == 60)
    #expect(refused(from: full, at: 60) == nil)
  }

  private func taken(from full: Timestamp?, at second: Int) -> Timestamp? {
    guard case .taken(let full) = limit.take(from: full, at: start.advanced(bySeconds: second))
    else {
      Issue.record("refused at \(second)")
      return nil
    }
    return full
  }

  /// After how many seconds there will be one; nil where one was taken.
  private func refused(from full: Timestamp?, at second: Int) -> Int? {
    let now = start.advanced(bySeconds: second)
    guard case .refused(let until) = limit.take(from: full, at: now) else { return nil }
    return Int(until.milliseconds - now.milliseconds) / 1_000
  }
}
