import ChatTesting
import Testing

@testable import Chat

@Suite struct IdentifierTests {
  @Test func `It is written and read as the same thing`() throws {
    let world = World.test()

    for _ in 0..<1_000 {
      let id: UserID = world.makeID()
      #expect(UserID(id.description) == id)
      #expect(UserID(bytes: id.bytes) == id)
      #expect(UserID(bits: id.bits) == id)
    }
    let known = try #require(UserID("01890a5d-ac96-774b-bcce-b302099a8057"))
    #expect(known.bits == 0x0189_0a5d_ac96_774b_bcce_b302_099a_8057)
    #expect(known.description == "01890a5d-ac96-774b-bcce-b302099a8057")
  }

  @Test(arguments: [
    "", "01890a5d", "01890A5D-ac96-774b-bcce-b302099a8057", "01890a5dac96774bbcceb302099a8057",
    "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
    "01890a5d-ac96-774b-bcceb-302099a8057", "01890a5g-ac96-774b-bcce-b302099a8057",
    "{1890a5d-ac96-774b-bcce-b302099a805}", " 1890a5d-ac96-774b-bcce-b302099a8057",
    "0189ｏa5d-ac96-774b-bcce-b302099a8057",
  ])
  func `Any other text names nothing`(text: String) {
    #expect(UserID(text) == nil)
  }

  @Test func `Any other number of bytes names nothing`() {
    #expect(UserID(bytes: Array(repeating: 0, count: 15)) == nil)
    #expect(UserID(bytes: Array(repeating: 0, count: 17)) == nil)
  }

  @Test func `It is a UUID of version 7 that begins with the time`() {
    let world = World.test()

    for _ in 0..<1_000 {
      let id: UserID = world.makeID()
      #expect(id.bits >> 80 == UInt128(Timestamp.testStart.milliseconds))
      #expect(id.bits >> 76 & 0xf == 7)
      #expect(id.bits >> 62 & 0b11 == 0b10)
    }
  }

  @Test func `What is made later sorts later, as value and as text`() async {
    let clock = TestClock()
    let world = World.test(clock: clock)
    var ids: [UserID] = []

    for _ in 0..<100 {
      ids.append(world.makeID())
      await clock.advance(by: .milliseconds(1))
    }

    #expect(ids == ids.sorted())
    #expect(ids.map(\.description) == ids.map(\.description).sorted())
  }

  @Test func `No two are the same, even within a millisecond`() {
    let world = World.test()

    let ids = Set((0..<10_000).map { _ -> UserID in world.makeID() })

    #expect(ids.count == 10_000)
  }
}
