import ChatTesting
import Testing

@testable import Chat

@Suite struct BlocksTests {
  private let house: House

  init() async throws { house = try await House() }

  @Test
  func `A block is told to my devices, and to the other one no more than that we are no friends`()
    async throws
  {
    try await house.befriend(house.ada, house.grace)

    let card = try await house.features.blocks.block(house.grace, by: house.ada)

    #expect(card.id == house.grace)
    let mine = try house.bus.frames(to: house.ada)
    #expect(mine.map { $0["kind"] } == ["block"])
    #expect(mine.first?["user"]["id"].text == house.grace.description)
    #expect(mine.first?["version"].number == (try await house.version(of: house.ada)))
    let theirs = try house.bus.frames(to: house.grace)
    #expect(theirs.map { $0["kind"] } == ["friend-removed"])
    #expect(theirs.first?["user"].text == house.ada.description)
    #expect(theirs.first?["version"].number == (try await house.version(of: house.grace)))
    #expect(try await house.features.blocks.blocks(of: house.ada).map(\.id) == [house.grace])
    #expect(try await house.features.blocks.blocks(of: house.grace).isEmpty)
  }

  @Test func `A request between the two is gone for both, whoever made it`() async throws {
    let request = try await house.request(house.grace, house.ada)
    house.bus.forget()

    _ = try await house.features.blocks.block(house.grace, by: house.ada)

    let theirs = try house.bus.frames(to: house.grace)
    #expect(theirs.map { $0["kind"] } == ["friend-request-removed"])
    #expect(theirs.first?["id"].text == request.description)
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.friends.accept(request, by: house.ada)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.friends.ask(house.ada, by: house.grace)
    }
  }

  @Test func `A stranger who is blocked hears nothing, and a second block changes nothing`()
    async throws
  {
    _ = try await house.features.blocks.block(house.linus, by: house.ada)
    #expect(try house.bus.frames(to: house.linus).isEmpty)
    house.bus.forget()

    #expect(try await house.features.blocks.block(house.linus, by: house.ada).id == house.linus)
    #expect(try house.bus.frames(to: house.ada).isEmpty)
  }

  @Test func `Taking it back is told to my devices alone, and the two can meet again`()
    async throws
  {
    _ = try await house.features.blocks.block(house.grace, by: house.ada)
    house.bus.forget()

    try await house.features.blocks.unblock(house.grace, by: house.ada)

    let mine = try house.bus.frames(to: house.ada)
    #expect(mine.map { $0["kind"] } == ["unblock"])
    #expect(mine.first?["user"].text == house.grace.description)
    #expect(try house.bus.frames(to: house.grace).isEmpty)
    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.blocks.unblock(house.grace, by: house.ada)
    }
    try await house.befriend(house.grace, house.ada)
  }

  @Test func `Nobody blocks themselves or nobody, and there is a limit`() async throws {
    let house = try await House { $0.limits.blocks = 1 }
    for other in [house.ada, house.world.makeID()] {
      await #expect(throws: CommonRefusal.notFound) {
        try await house.features.blocks.block(other, by: house.ada)
      }
    }
    _ = try await house.features.blocks.block(house.grace, by: house.ada)

    await #expect(throws: BlockRefusal.limitReached) {
      try await house.features.blocks.block(house.linus, by: house.ada)
    }
  }
}
