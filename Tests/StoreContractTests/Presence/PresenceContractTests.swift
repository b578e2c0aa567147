import Chat
import ChatTesting
import Testing

@Suite("Presence, on every engine", .timeLimit(.minutes(10)))
struct PresenceContractTests {
  @Test(arguments: Engine.allCases)
  func `only friends are the audience`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.grace)
    try await stage.befriend(stage.linus, stage.ada)
    let presence = stage.stores.presence

    #expect(try await presence.audience(of: stage.ada) == [stage.grace, stage.linus].sorted())
    #expect(try await presence.audience(of: stage.grace) == [stage.ada])

    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)
    #expect(try await presence.audience(of: stage.ada) == [stage.linus])
    #expect(try await presence.audience(of: stage.grace) == [])
  }

  @Test(arguments: Engine.allCases)
  func `the latest moment stays`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let presence = stage.stores.presence
    let moment = stage.world.now()

    #expect(try await presence.lastSeen(of: [stage.ada, stage.grace], to: stage.linus) == [:])
    try await presence.saw(stage.ada, at: moment)
    try await presence.saw(stage.ada, at: moment.advanced(bySeconds: -60))
    #expect(
      try await presence.lastSeen(of: [stage.ada, stage.grace], to: stage.linus) == [
        stage.ada: moment
      ])
    try await presence.saw(stage.ada, at: moment.advanced(bySeconds: 60))
    #expect(
      try await presence.lastSeen(of: [stage.ada], to: stage.linus) == [
        stage.ada: moment.advanced(bySeconds: 60)
      ])
  }

  @Test(arguments: Engine.allCases)
  func `who doesn't show it is left out, and so is nobody`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let presence = stage.stores.presence
    let moment = stage.world.now()
    let nobody: UserID = stage.world.makeID()
    for user in [stage.ada, stage.grace, nobody] { try await presence.saw(user, at: moment) }
    try await stage.change(stage.grace) { $0.lastSeen = false }

    #expect(
      try await presence.lastSeen(of: [stage.ada, stage.grace, nobody], to: stage.linus) == [
        stage.ada: moment
      ])
    #expect(try await presence.lastSeen(of: [], to: stage.linus) == [:])
    #expect(
      try await presence.showingLastSeen(among: [stage.ada, stage.grace, nobody]) == [stage.ada])
    #expect(try await presence.lastSeen(of: [stage.ada], to: stage.grace) == [:])
    #expect(try await presence.lastSeen(of: [stage.ada], to: nobody) == [:])
    #expect(try await presence.lastSeen(of: [stage.ada], to: stage.ada) == [stage.ada: moment])

    try await stage.change(stage.grace) { $0.lastSeen = true }
    #expect(
      try await presence.lastSeen(of: [stage.grace], to: stage.linus) == [stage.grace: moment])
  }
}
