import ChatTesting
import NIOCore
import Testing

@testable import Chat

/// How many archives there may be, as docs/protocol.md has it.
@Suite(.timeLimit(.minutes(10))) struct ExportsTests {
  @Test func `Each is given one archive at a time, until nobody takes it any more`() async throws {
    let house = try await House()
    var first: Export? = try await begin(house, house.ada)

    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 10)) {
      try await begin(house, house.ada)
    }
    _ = try await begin(house, house.grace)
    #expect(first != nil)
    first = nil

    _ = try await begin(house, house.ada)
  }

  @Test func `Five archives of an account at once, then one in fifteen minutes`() async throws {
    let house = try await House()

    for _ in 1...5 { _ = try await begin(house, house.ada) }
    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 900)) {
      try await begin(house, house.ada)
    }
    _ = try await begin(house, house.grace)
    await house.clock.advance(by: .seconds(900))
    _ = try await begin(house, house.ada)
    await #expect(throws: AttemptRefusal.tooMany(retryAfter: 900)) {
      try await begin(house, house.ada)
    }
  }

  @Test func `Four archives at once of all people together`() async throws {
    let house = try await House()
    var running: [Export] = []
    for _ in 1...4 { running.append(try await begin(house, house.world.makeID())) }

    await #expect(throws: CommonRefusal.busy(retryAfter: 10)) { try await begin(house, house.ada) }
    #expect(running.count == 4)
    running.removeFirst()

    _ = try await begin(house, house.ada)
  }

  @Test func `Whoever takes less than 16 KiB a second is not waited for`() {
    var pace = ExportPace()
    let spans: [(bytes: Int, time: Duration)] = [
      (1, .seconds(59)), (1, .seconds(1)), (ExportPace.least * 60, .seconds(60)),
      (ExportPace.least * 60 - 1, .seconds(60)), (0, .seconds(59)),
    ]

    let isEnough = spans.map { pace.took($0.bytes, in: $0.time) }

    #expect(isEnough == [true, false, true, false, true])
  }

  @Test func `An archive has no end where a file is shorter than its record`() async throws {
    let output = ArchiveOutput(world: .test(), isAllowed: { true }, send: { _ in })

    #expect(
      try await output.add("gone", bytes: 9) { _ in throw CommonRefusal.notFound } == false)
    await #expect(throws: ExportFault.cutOff) {
      try await output.add("short", bytes: 9) { try await $0(ByteBuffer(string: "moth")) }
    }
  }

  @discardableResult
  private func begin(_ house: House, _ user: UserID) async throws -> Export {
    try await house.features.exports.begin(for: .test(of: user, house.world), in: .english)
  }
}
