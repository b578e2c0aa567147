import Chat
import ChatTesting
import Testing

@Suite("Who may ask for friendship, on every engine", .timeLimit(.minutes(10)))
struct AdmissionContractTests {
  @Test(arguments: Engine.allCases)
  func `at first everyone may ask`(engine: Engine) async throws {
    let stage = try await Stage(engine)

    #expect(try await stage.stores.accounts.account(stage.grace)?.settings.asks == .everyone)
    _ = try await stage.request(stage.ada, stage.grace)
  }

  @Test(arguments: Engine.allCases)
  func `who takes requests of the invited alone is asked by nobody, and nothing changes`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.linus)
    try await stage.befriend(stage.linus, stage.grace)
    try await stage.change(stage.grace) { $0.asks = .invited }
    let before = try await (stage.version(of: stage.ada), stage.version(of: stage.grace))

    #expect(try await stage.ask(stage.ada, stage.grace) == .refused)

    #expect(try await stage.requests(stage.grace, .incoming) == [])
    #expect(
      try await (stage.version(of: stage.ada), stage.version(of: stage.grace)) == before)
  }

  @Test(arguments: Engine.allCases)
  func `a friend of a friend may ask, and only while they are one`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await stage.change(stage.grace) { $0.asks = .friendsOfFriends }
    #expect(try await stage.ask(stage.ada, stage.grace) == .refused)

    try await stage.befriend(stage.grace, stage.linus)
    #expect(try await stage.ask(stage.ada, stage.grace) == .refused)
    try await stage.befriend(stage.ada, stage.linus)
    let asked = try await stage.request(stage.ada, stage.grace)

    _ = try await stage.stores.friends.removeRequest(asked, by: stage.ada)
    _ = try await stage.stores.friends.unfriend(stage.linus, stage.ada)
    #expect(try await stage.ask(stage.ada, stage.grace) == .refused)
  }

  @Test(arguments: Engine.allCases)
  func `a friend's other friends are not enough`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let hedy = try await stage.register("hedy")
    try await stage.befriend(stage.ada, stage.linus)
    try await stage.befriend(hedy, stage.grace)
    try await stage.befriend(stage.linus, hedy)
    try await stage.change(stage.grace) { $0.asks = .friendsOfFriends }

    #expect(try await stage.ask(stage.ada, stage.grace) == .refused)
  }

  @Test(arguments: Engine.allCases)
  func `whom they have asked may ask back, and what was asked before stays`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let early = try await stage.request(stage.linus, stage.grace)
    _ = try await stage.request(stage.grace, stage.ada)
    try await stage.change(stage.grace) { $0.asks = .invited }

    guard case .alreadyRequested(let same) = try await stage.ask(stage.linus, stage.grace),
      case .befriended = try await stage.ask(stage.ada, stage.grace),
      case .befriended = try await stage.accept(early, stage.grace)
    else { throw Stage.Unexpected() }
    #expect(same.id == early)
  }

  /// Versions count the commits of an account, so they tell which of two came first.
  @Test(arguments: Engine.allCases)
  func `nobody has asked after the commit that keeps them from it`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    var invited = SettingsChange()
    invited.asks = .invited
    for number in 0..<12 {
      let shy = try await stage.register("shy\(number)")

      async let changing = stage.stores.accounts.update(shy, ProfileChange(settings: invited))
      async let asking = stage.ask(stage.ada, shy)
      let (changed, asked) = try await (changing, asking)

      guard case .requested(_, _, let versions) = asked else { continue }
      #expect(try #require(versions[shy]) < (try #require(changed).account.version))
    }
  }

  @Test(arguments: Engine.allCases)
  func `nobody has asked after the end of the friendship that let them`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.linus)
    for number in 0..<12 {
      let shy = try await stage.register("shy\(number)")
      try await stage.befriend(stage.linus, shy)
      try await stage.change(shy) { $0.asks = .friendsOfFriends }

      async let ending = stage.stores.friends.unfriend(stage.linus, shy)
      async let asking = stage.ask(stage.ada, shy)
      let (ended, asked) = try await (ending, asking)

      guard case .requested(_, _, let versions) = asked else { continue }
      #expect(try #require(versions[shy]) < (try #require(ended?.versions[shy])))
    }
  }
}
