import ChatTesting
import Testing

@testable import Chat

@Suite struct ReportsTests {
  private let house: House
  private var reports: Reports { house.features.reports }

  init() async throws { house = try await House() }

  @Test func `Everything that is wrong with a report is told at once`() async throws {
    let report = NewReport(
      userId: house.ada, message: nil, reason: .spam,
      comment: String(repeating: "a", count: 1_001) + "\u{7}")

    await #expect {
      try await reports.file(report, by: house.ada)
    } throws: { error in
      guard case CommonRefusal.invalid(let problems) = error else { return false }
      return problems.map(\.code) == ["yourself", "too-long", "characters"]
    }
  }

  @Test func `Ten at once, and then one in ten minutes`() async throws {
    for _ in 1...10 { try await reports.file(about(house.grace), by: house.ada) }

    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 600)) {
      try await reports.file(about(house.grace), by: house.ada)
    }
    try await reports.file(about(house.grace), by: house.linus)
    await house.clock.advance(by: .seconds(600))
    try await reports.file(about(house.grace), by: house.ada)
    #expect(try await reports.page(isOpen: true, after: nil, limit: 9).items.count == 2)
  }

  @Test func `Who does not see somebody has nobody to report`() async throws {
    await #expect(throws: CommonRefusal.notFound) {
      try await reports.file(about(house.world.makeID()), by: house.ada)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await reports.close(house.world.makeID(), by: house.ada)
    }
  }

  @Test func `A comment of nothing is none`() async throws {
    try await reports.file(
      NewReport(userId: house.grace, message: nil, reason: .other, comment: " \n"), by: house.ada)

    let found = try await reports.page(isOpen: true, after: nil, limit: 9)
    #expect(found.items.map(\.comment) == [nil] && found.next == nil)
  }

  private func about(_ user: UserID) -> NewReport {
    NewReport(userId: user, message: nil, reason: .harassment, comment: nil)
  }
}
