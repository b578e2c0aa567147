import Chat
import ChatTesting
import Testing

@Suite("Attachments, on every engine", .timeLimit(.minutes(10)))
struct AttachmentContractTests {
  @Test(arguments: Engine.allCases)
  func `an upload is its owner's alone, from the first byte to the last`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let attachments = stage.stores.attachments
    var upload = stage.upload(stage.ada)

    #expect(try await attachments.begin(upload, quota: UploadQuota(bytes: 100)))

    #expect(try await attachments.upload(upload.id, of: stage.ada) == upload)
    #expect(try await attachments.upload(upload.id, of: stage.grace) == nil)
    #expect(try await attachments.waiting([.image], limit: 9) == [])
    #expect(try await !stage.sees(upload.id, stage.ada), "not all of it is here")
    upload.expiresAt = stage.soon.advanced(bySeconds: 9)
    upload.isComplete = true
    for _ in 1...2 {
      try await attachments.complete(upload.id, expiresAt: stage.soon.advanced(bySeconds: 9))
    }
    #expect(try await attachments.upload(upload.id, of: stage.ada) == upload)
    #expect(try await attachments.waiting([.image], limit: 9) == [upload])
    #expect(try await attachments.waiting([.video], limit: 9) == [])
    #expect(try await stage.sees(upload.id, stage.ada))
    #expect(try await !stage.sees(upload.id, stage.grace))
  }

  @Test(arguments: Engine.allCases)
  func `a person has no more bytes than the quota, what is coming included`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let attachments = stage.stores.attachments
    let first = stage.upload(stage.ada, bytes: 60)

    #expect(try await attachments.begin(first, quota: UploadQuota(bytes: 100)))
    #expect(
      try await !attachments.begin(
        stage.upload(stage.ada, bytes: 41), quota: UploadQuota(bytes: 100)))
    #expect(
      try await attachments.begin(
        stage.upload(stage.grace, bytes: 41), quota: UploadQuota(bytes: 100)))
    #expect(try await attachments.withdraw(first.id, of: stage.ada))
    #expect(
      try await attachments.begin(
        stage.upload(stage.ada, bytes: 100), quota: UploadQuota(bytes: 100)))
  }

  @Test(arguments: Engine.allCases)
  func `a person has no more uploads that wait than the quota, sent ones not counted`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let attachments = stage.stores.attachments
    let id = try await stage.befriend(stage.ada, stage.grace)
    let quota = UploadQuota(bytes: .max, unsent: 2)
    let sent = try await stage.complete(stage.ada)
    try await stage.send(stage.ada, id, "", attachments: [sent])

    for isTaken in [true, true, false] {
      #expect(try await attachments.begin(stage.upload(stage.ada), quota: quota) == isTaken)
    }
    #expect(try await attachments.begin(stage.upload(stage.grace), quota: quota))
  }

  @Test(arguments: Engine.allCases)
  func `originals of my conversations are summed up, whoever sent them, and nobody else's`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let other = try await stage.befriend(stage.ada, stage.linus)
    func bytes(_ user: UserID) async throws -> Int {
      try await stage.stores.attachments.originalBytes(seenBy: user)
    }
    #expect(try await bytes(stage.ada) == 0)

    for author in [stage.ada, stage.grace] {
      let picture = try await stage.picture(author)
      try await stage.send(author, id, "", attachments: [picture])
    }
    try await stage.send(
      stage.linus, other, "", attachments: [stage.picture(stage.linus)])
    // Not sent, and not ready.
    _ = try await stage.picture(stage.ada)
    try await stage.send(stage.ada, id, "", attachments: [stage.complete(stage.ada)])

    #expect(try await bytes(stage.ada) == 270)
    #expect(try await bytes(stage.grace) == 180)
    #expect(try await bytes(stage.linus) == 90)
  }

  @Test(arguments: Engine.allCases)
  func `a message takes uploads while they are prepared, and an entry tells when they are`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let media = try await stage.complete(stage.ada)

    var message = try await stage.send(stage.ada, id, "", attachments: [media])

    #expect(message.attachments.map(\.state) == [.preparing])
    #expect(message.attachments.map(\.width) == [4], "as its sender's client said")
    #expect(try await stage.messages(id, stage.grace) == [message])
    #expect(try await stage.sees(media, stage.grace))
    #expect(try await !stage.sees(media, stage.linus))

    let settlement = try await stage.settle(media, .ready(.picture(1)))

    message.rev = 2
    message.attachments = [
      Chat.Attachment(
        id: media, kind: .image, state: .ready, name: "moth.jpg", mime: "image/jpeg", bytes: 90,
        width: 40, height: 30, blurhash: "LEHV6nWB2yk8", alt: "A moth",
        variants: [.original, .thumb])
    ]
    let entry = try #require(try await stage.entries(id, stage.grace).last)
    #expect(entry.kind == .prepared && entry.author == nil && entry.clientId == nil)
    #expect((entry.seq, entry.target) == (2, 1))
    #expect(entry.message == message)
    #expect(settlement == .told(entry, members: [stage.ada, stage.grace].sorted()))
    #expect(try await stage.conversation(id, stage.grace).headId == entry.id)
    #expect(try await stage.settle(media, .failed(reason: "broken")) == .gone, "once only")
    let stored = try await stage.stores.attachments.media(media, asSeenBy: stage.grace)
    #expect(stored?.variants[.thumb]?.digest == .of(2))
  }

  @Test(arguments: Engine.allCases)
  func `what can't be prepared says why, and no message takes it afterwards`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let (taken, left) = (
      try await stage.complete(stage.ada), try await stage.complete(stage.ada)
    )
    try await stage.send(stage.ada, id, "", attachments: [taken])

    _ = try await stage.settle(taken, .failed(reason: "broken"))
    #expect(try await stage.settle(left, .failed(reason: "broken")) == .kept)

    let attachment = try #require(try await stage.messages(id, stage.grace)[0].attachments.first)
    #expect((attachment.state, attachment.reason) == (.failed, "broken"))
    let draft = stage.draft(stage.ada, id, "", attachments: [left])
    #expect(try await stage.stores.messages.append(draft) == .attachmentRefused(.failed))
  }

  @Test(arguments: Engine.allCases)
  func `a message takes nothing that is not its author's, not complete, or another's`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let coming = stage.upload(stage.ada)
    _ = try await stage.stores.attachments.begin(coming, quota: .unlimited)
    let (mine, hers) = (try await stage.picture(stage.ada), try await stage.picture(stage.grace))
    let first = stage.draft(stage.ada, id, attachments: [mine])
    _ = try await stage.stores.messages.append(first)

    for (media, refusal) in [
      (coming.id, AttachmentRefusal.unknown), (hers, .unknown), (stage.world.makeID(), .unknown),
      (mine, .used),
    ] {
      let good = try await stage.picture(stage.ada)
      let draft = stage.draft(stage.ada, id, attachments: [good, media])
      #expect(try await stage.stores.messages.append(draft) == .attachmentRefused(refusal))
      #expect(try await stage.stores.attachments.place(of: good) == nil, "all or nothing")
    }
    guard case .repeated = try await stage.stores.messages.append(first) else {
      Issue.record("A retry gets the first answer.")
      return
    }
    #expect(try await stage.entries(id, stage.ada).count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `several stay in their order`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    var media: [MediaID] = []
    for digest in 1...4 { media.append(try await stage.picture(stage.ada, digest: UInt8(digest))) }
    media.swapAt(0, 3)

    try await stage.send(stage.ada, id, "Moths", attachments: media)

    #expect(try await stage.messages(id, stage.grace)[0].attachments.map(\.id) == media)
  }

  @Test(arguments: Engine.allCases)
  func `a deletion takes the attachments at once, and says which bytes nobody needs`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let attachments = stage.stores.attachments
    let id = try await stage.befriend(stage.ada, stage.grace)
    let (first, second) = (
      try await stage.picture(stage.ada, digest: 1), try await stage.picture(stage.ada, digest: 2)
    )
    try await stage.send(stage.ada, id, "", attachments: [first])
    try await stage.send(stage.ada, id, "", attachments: [second])

    try await stage.make(1, stage.ada, id, .delete)

    #expect(try await stage.messages(id, stage.grace)[0].attachments == [])
    for viewer in [stage.ada, stage.grace] { #expect(try await !stage.sees(first, viewer)) }
    let discarded = try await attachments.discarded()
    #expect(Set(discarded) == [.of(1), .of(2)])
    #expect(try await attachments.unused(among: discarded) == [.of(1)], "the other one has it, too")
    try await attachments.forget(discarded)
    #expect(try await attachments.discarded() == [])
  }

  @Test(arguments: Engine.allCases)
  func `what is deleted while it is prepared is needed by nobody`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let media = try await stage.complete(stage.ada)
    try await stage.send(stage.ada, id, "", attachments: [media])
    #expect(try await stage.stores.attachments.unneeded(among: [media]) == [])

    try await stage.make(1, stage.ada, id, .delete)

    #expect(try await stage.settle(media, .ready(.picture(1))) == .gone)
    #expect(try await stage.entries(id, stage.ada).map(\.kind) == [.message, .deleted])
    #expect(try await stage.stores.attachments.unneeded(among: [media]) == [media])
  }

  @Test(arguments: Engine.allCases)
  func `an edit may leave nothing but attachments`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    let media = try await stage.picture(stage.ada)
    try await stage.send(stage.ada, id, "A moth", attachments: [media])
    try await stage.send(stage.ada, id, "Words")

    let entry = try await stage.make(1, stage.ada, id, .edit(body: ""))

    #expect(entry.message.body == "" && entry.message.attachments.map(\.id) == [media])
    #expect(try await stage.attempt(2, stage.ada, id, .edit(body: " ")) == .emptyBody)
  }

  @Test(arguments: Engine.allCases)
  func `what no message takes ends in time`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let attachments = stage.stores.attachments
    let id = try await stage.befriend(stage.ada, stage.grace)
    let (ended, kept, taken) = (
      try await stage.picture(stage.ada), try await stage.complete(stage.ada),
      try await stage.picture(stage.ada, digest: 3)
    )
    try await stage.send(stage.ada, id, "", attachments: [taken])
    try await attachments.keep(taken, until: stage.world.now())
    try await attachments.keep(kept, until: stage.soon.advanced(bySeconds: 60))
    await stage.wait(.seconds(61))

    #expect(try await attachments.removeExpired(before: stage.world.now()) == [ended])

    #expect(try await !stage.sees(ended, stage.ada))
    #expect(try await stage.sees(kept, stage.ada))
    #expect(try await stage.sees(taken, stage.grace))
    #expect(Set(try await attachments.discarded()) == [.of(1), .of(2)])
    #expect(try await !attachments.withdraw(taken, of: stage.ada), "a message has it")
    #expect(try await !attachments.withdraw(kept, of: stage.grace))
  }
}
