import Chat
import ChatTesting
import Testing

@Suite("Pictures of people, on every engine", .timeLimit(.minutes(10)))
struct AvatarContractTests {
  @Test(arguments: Engine.allCases)
  func `a picture raises the card's rev, and whoever sees the card sees it`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let picture = try await stage.picture(stage.ada)
    #expect(try await !stage.sees(picture, stage.linus))
    let before = try #require(try await stage.stores.accounts.account(stage.ada))

    for round in 1...2 {
      let outcome = try await stage.stores.accounts.setAvatar(picture, of: stage.ada)

      guard case .updated(let update) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(update.cardChanged == (round == 1), "the second time it is so already")
      #expect(update.account.user.avatar == Avatar(picture))
      #expect(update.account.user.rev == before.user.rev + 1)
      #expect(update.account.version == before.version + 1)
    }
    #expect(try await stage.sees(picture, stage.linus))
    await stage.wait(.seconds(61))
    #expect(try await stage.stores.attachments.removeExpired(before: stage.world.now()) == [])
  }

  @Test(arguments: Engine.allCases)
  func `another picture takes the place of the one before, which goes`(engine: Engine) async throws
  {
    let stage = try await Stage(engine)
    let (first, second) = (
      try await stage.picture(stage.ada, digest: 1), try await stage.picture(stage.ada, digest: 3)
    )
    _ = try await stage.stores.accounts.setAvatar(first, of: stage.ada)
    _ = try await stage.stores.accounts.setAvatar(second, of: stage.ada)
    #expect(try await !stage.sees(first, stage.ada))
    #expect(Set(try await stage.stores.attachments.discarded()) == [.of(1), .of(2)])

    _ = try await stage.stores.accounts.setAvatar(nil, of: stage.ada)

    #expect(try await stage.stores.accounts.account(stage.ada)?.user.avatar == nil)
    #expect(try await !stage.sees(second, stage.ada))
  }

  @Test(arguments: Engine.allCases)
  func `only a prepared picture of one's own that no message has will do`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let accounts = stage.stores.accounts
    let preparing = try await stage.complete(stage.ada)
    let failed = try await stage.complete(stage.ada)
    _ = try await stage.settle(failed, .failed(reason: "broken"))
    let sent = try await stage.picture(stage.ada)
    try await stage.send(stage.ada, id, "", attachments: [sent])
    let hers = try await stage.picture(stage.grace)
    let sound = try await stage.complete(stage.ada, kind: .audio)
    _ = try await stage.settle(
      sound, .ready(PreparedMedia(kind: .audio, mime: "audio/mpeg", variants: [:])))

    #expect(try await accounts.setAvatar(preparing, of: stage.ada) == .preparing)
    #expect(try await accounts.setAvatar(failed, of: stage.ada) == .unfit)
    #expect(try await accounts.setAvatar(sound, of: stage.ada) == .unfit)
    #expect(try await accounts.setAvatar(sent, of: stage.ada) == .used)
    #expect(try await accounts.setAvatar(hers, of: stage.ada) == .unknown)
    #expect(try await accounts.setAvatar(stage.world.makeID(), of: stage.ada) == .unknown)
  }

  @Test(arguments: Engine.allCases)
  func `no message takes the picture, and nobody withdraws it`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let picture = try await stage.picture(stage.ada)
    _ = try await stage.stores.accounts.setAvatar(picture, of: stage.ada)

    let draft = stage.draft(stage.ada, id, "", attachments: [picture])
    #expect(try await stage.stores.messages.append(draft) == .attachmentRefused(.used))
    #expect(try await !stage.stores.attachments.withdraw(picture, of: stage.ada))
  }

  @Test(arguments: Engine.allCases)
  func `whom the person has blocked sees it only beside what they share`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    try await stage.befriend(stage.ada, stage.grace)
    let picture = try await stage.picture(stage.ada)
    _ = try await stage.stores.accounts.setAvatar(picture, of: stage.ada)

    try await stage.block(stage.grace, by: stage.ada)
    try await stage.block(stage.linus, by: stage.ada)

    #expect(try await stage.sees(picture, stage.grace))
    #expect(try await !stage.sees(picture, stage.linus))
  }
}
