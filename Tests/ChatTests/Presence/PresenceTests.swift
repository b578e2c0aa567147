import ChatTesting
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct PresenceTests {
  private let house: House
  private let desk = PresenceID(number: 1)
  private let phone = PresenceID(number: 2)
  private let session: SessionID

  init() async throws {
    house = try await House()
    session = house.world.makeID()
    try await house.befriend(house.ada, house.grace)
  }

  @Test func `Friends, and only friends, see somebody come`() async throws {
    await house.features.presence.connected(desk, of: house.ada, in: session)

    #expect(try states(toldTo: house.grace) == ["online"])
    #expect(try house.bus.frames(to: house.linus).isEmpty)
    #expect(try house.bus.frames(to: house.ada).isEmpty)
  }

  @Test func `Somebody who left is seen to be gone ten seconds later, to the tick`() async throws {
    try await watching { () async throws in
      await house.features.presence.connected(desk, of: house.ada, in: session)
      await pass(.seconds(3))
      await house.features.presence.disconnected(desk, of: house.ada)
      house.bus.forget()

      await pass(.milliseconds(9_999))
      #expect(try states(toldTo: house.grace).isEmpty)
      #expect(try await state(of: house.ada) == .online)

      await pass(Presence.tick)
      #expect(try states(toldTo: house.grace) == ["offline"])
      let left = Timestamp.testStart.advanced(bySeconds: 3)
      #expect(
        try house.bus.frames(to: house.grace).first?["items"].items.first?["lastSeen"]
          == .integer(left.milliseconds))
    }
  }

  @Test func `A reload is not seen`() async throws {
    try await watching { () async throws in
      await house.features.presence.connected(desk, of: house.ada, in: session)
      house.bus.forget()
      await house.features.presence.disconnected(desk, of: house.ada)
      await pass(.seconds(9))
      await house.features.presence.connected(phone, of: house.ada, in: session)
      await pass(.seconds(60))

      #expect(try states(toldTo: house.grace).isEmpty)
    }
  }

  @Test func `Logging out is seen at once`() async throws {
    await house.features.presence.connected(desk, of: house.ada, in: session)
    await house.features.presence.ended([session])

    #expect(try states(toldTo: house.grace) == ["online", "offline"])
  }

  @Test func `Logging out after the socket's end is seen at once, and so is a silent socket's`()
    async throws
  {
    let (presence, other) = (house.features.presence, house.world.makeID() as SessionID)
    await presence.connected(desk, of: house.ada, in: session)
    await presence.connected(phone, of: house.ada, in: other)
    await presence.disconnected(phone, of: house.ada)
    await presence.disconnected(desk, of: house.ada)
    await presence.ended([session])
    #expect(try states(toldTo: house.grace) == ["online", "offline"])

    await presence.connected(desk, of: house.ada, in: other)
    await presence.ended([other])
    #expect(try states(toldTo: house.grace) == ["online", "offline", "online", "offline"])
  }

  @Test func `Who logs out, while another of their devices connects, is online`() async throws {
    let store = TroubledPresenceStore(house.stores.presence)
    let presence = presence(over: store)
    await presence.connected(desk, of: house.ada, in: session)
    let hold = store.holdNextCall()

    let leaving = Task { await presence.ended([session]) }
    await hold.reached()
    await presence.connected(phone, of: house.ada, in: house.world.makeID())
    hold.letGo()
    await leaving.value

    #expect(try states(toldTo: house.grace) == ["online"])
    #expect(try await presence.friends(of: house.grace).map(\.state) == [.online])
  }

  @Test func `What a store could not do for presence is made up for at the next tick`()
    async throws
  {
    let store = TroubledPresenceStore(house.stores.presence)
    let presence = presence(over: store)
    try await watching(presence) { () async throws in
      store.fail(true)
      await presence.connected(desk, of: house.ada, in: session)
      #expect(try states(toldTo: house.grace).isEmpty)
      store.fail(false)
      await pass(Presence.tick)
      #expect(try states(toldTo: house.grace) == ["online"])

      await presence.disconnected(desk, of: house.ada)
      store.fail(true)
      await pass(.seconds(12))
      #expect(try states(toldTo: house.grace) == ["online"])
      store.fail(false)
      await pass(Presence.tick)
      #expect(try states(toldTo: house.grace) == ["online", "offline"])
    }
  }

  @Test func `A moment that can't be kept holds up no news, and is kept later`() async throws {
    let store = TroubledPresenceStore(house.stores.presence)
    let presence = presence(over: store)
    try await watching(presence) { () async throws in
      await presence.connected(desk, of: house.ada, in: session)
      store.failSaving(true)
      await presence.ended([session])

      let start = Timestamp.testStart
      #expect(try states(toldTo: house.grace) == ["online", "offline"])
      #expect(
        try house.bus.frames(to: house.grace).last?["items"].items.first?["lastSeen"]
          == .integer(start.milliseconds))
      #expect(try await presence.items(for: [house.ada], to: house.grace).map(\.lastSeen) == [nil])
      store.failSaving(false)
      await pass(Presence.tick)
      #expect(
        try await presence.items(for: [house.ada], to: house.grace).map(\.lastSeen) == [start])
    }
  }

  @Test func `When somebody was last here is theirs to tell`() async throws {
    try await house.settings(of: house.ada) { $0.lastSeen = false }
    await house.features.presence.connected(desk, of: house.ada, in: session)
    await house.features.presence.ended([session])

    let item = try #require(try await house.features.presence.friends(of: house.grace).first)

    #expect(item == PresenceItem(user: house.ada, state: .offline, lastSeen: nil))
  }

  @Test func `Who keeps it for themselves is not told it of others`() async throws {
    let presence = house.features.presence
    try await house.settings(of: house.grace) { $0.lastSeen = false }
    await presence.connected(desk, of: house.ada, in: session)
    await presence.ended([session])

    let told = try house.bus.frames(to: house.grace).last?["items"].items.first
    #expect(told?["state"] == "offline")
    #expect(told?["lastSeen"] == .null)
    #expect(try await presence.friends(of: house.grace).map(\.lastSeen) == [nil])
    #expect(
      try await presence.items(for: [house.ada], to: house.ada).map(\.lastSeen) != [nil])
  }

  @Test func `Looking away and back is told once each`() async throws {
    let presence = house.features.presence
    await presence.connected(desk, of: house.ada, in: session)
    for active in [false, false, true, true] {
      await presence.active(active, desk, of: house.ada)
    }

    #expect(try states(toldTo: house.grace) == ["online", "idle", "online"])
  }

  @Test func `New friends learn how the other one is, and nobody else does`() async throws {
    await house.features.presence.connected(desk, of: house.linus, in: session)
    house.bus.forget()

    try await house.features.presence.introduce(house.ada, house.linus)

    #expect(try states(toldTo: house.ada) == ["online"])
    #expect(try states(toldTo: house.linus) == ["offline"])
    #expect(try house.bus.frames(to: house.grace).isEmpty)
  }

  @Test func `After a friendship there is nothing to see any more`() async throws {
    try await house.features.friends.unfriend(house.ada, by: house.grace)
    house.bus.forget()

    await house.features.presence.connected(desk, of: house.ada, in: session)

    #expect(try house.bus.frames(to: house.grace).isEmpty)
    #expect(try await house.features.presence.friends(of: house.grace).isEmpty)
  }

  @Test func `Everybody who is here gets the whole list every five minutes`() async throws {
    try await watching { () async throws in
      await house.features.presence.connected(desk, of: house.grace, in: session)
      house.bus.forget()

      await pass(Presence.fullEvery - Presence.tick)
      #expect(try house.bus.frames(to: house.grace).isEmpty)
      await pass(Presence.tick)

      let frames = try house.bus.frames(to: house.grace)
      #expect(frames.map { $0["full"] } == [true])
      #expect(frames.first?["items"].items.map { $0["user"].text } == [house.ada.description])
      #expect(try house.bus.frames(to: house.ada).isEmpty)
    }
  }

  @Test func `Typing is told to the other one, while they are friends`() async throws {
    let typing = Typing(conversations: house.features.conversations, live: house.live)
    let states = try await house.features.conversations.states(of: house.ada)
    let conversation = try #require(states.first?.id)

    try await typing.report(by: house.ada, in: conversation)
    #expect(try house.bus.frames(to: house.grace).map { $0["type"] } == ["typing"])
    #expect(try house.bus.frames(to: house.ada).isEmpty)

    await #expect(throws: CommonRefusal.notFound) {
      try await typing.report(by: house.linus, in: conversation)
    }
    try await house.features.friends.unfriend(house.ada, by: house.grace)
    await #expect(throws: CommonRefusal.notFound) {
      try await typing.report(by: house.ada, in: conversation)
    }
  }

  /// Runs `body` while departures are watched for.
  private func watching(_ presence: Presence? = nil, _ body: () async throws -> Void) async throws {
    let presence = presence ?? house.features.presence
    let watch = Task { try await presence.run() }
    defer { watch.cancel() }
    await house.clock.waitForSleepers()
    try await body()
  }

  private func presence(over store: any PresenceStore) -> Presence {
    Presence(store: store, live: house.live, world: house.world, linger: 10)
  }

  /// Lets time pass, each tick of the watch being over before the next begins.
  private func pass(_ duration: Duration) async {
    var left = duration
    while left > .zero {
      let step = min(left, Presence.tick)
      await house.clock.advance(by: step)
      await house.clock.waitForSleepers()
      left -= step
    }
  }

  /// The states a person has been told, in order.
  private func states(toldTo user: UserID) throws -> [String?] {
    try house.bus.frames(to: user, "presence").flatMap { $0["items"].items }
      .map { $0["state"].text }
  }

  private func state(of user: UserID) async throws -> PresenceState? {
    try await house.features.presence.items(for: [user], to: user).first?.state
  }
}
