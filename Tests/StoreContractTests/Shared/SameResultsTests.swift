import Chat
import ChatTesting
import Testing

@Suite("Engines side by side", .timeLimit(.minutes(30)))
struct SameResultsTests {
  @Test func `any run of calls is answered alike`() async throws {
    let outcomes = try await withThrowingTaskGroup(of: Set<String>.self) { group in
      for seed in UInt64(1)...8 {
        group.addTask { try await run(seed: seed) }
      }
      return try await group.reduce(into: Set()) { $0.formUnion($1) }
    }

    // Otherwise the runs would have proved little.
    #expect(ChangeOutcome.names.subtracting(outcomes) == [])
  }

  private func run(seed: UInt64) async throws -> Set<String> {
    let folder = TemporaryFolder()
    var engines: [any Stores] = []
    // A replica set takes its time for every call, so it is asked in a few of the runs.
    for engine in Engine.allCases where engine != .mongo || seed <= 3 {
      engines.append(try await engine.open(in: folder))
    }
    var run = try await RandomRun(seed: seed, engines: engines)
    for _ in 0..<1_250 { try await run.step() }
    try await run.compareEverything()
    return run.changeOutcomes
  }
}

/// Random calls with the same arguments to all engines, whose every answer has to be the same.
struct RandomRun {
  private let seed: UInt64
  private let engines: [any Stores]
  private let clock = TestClock()
  let world: World
  var generator: SplitMix64
  var users: [UserID] = []
  private var requests: [RequestID] = []
  var conversations: [ConversationID] = []
  private var sessions: [SessionID] = []
  private var tokens: [TokenHash] = []
  private var changes: [MessageChange] = []
  private var media: [MediaID] = []
  var invites: [TokenHash] = []
  var reports: [ReportID] = []
  var steps = 0
  private(set) var changeOutcomes: Set<String> = []

  init(seed: UInt64, engines: [any Stores]) async throws {
    self.seed = seed
    self.engines = engines
    world = .test(clock: clock, seed: seed)
    generator = SplitMix64(seed: seed)
    for name in ["ada", "grace", "linus", "barbara", "gone"] {
      let account = Account.test(name, name, deleted: name == "gone" ? true : nil, world)
      users.append(account.id)
      try await same { try await $0.accounts.create(account) }
    }
    requests = [world.makeID()]
    conversations = []
    try await befriend()
    media = [world.makeID()]
    sessions = [world.makeID()]
    tokens = [TokenHash(bytes: world.randomBytes(32))]
  }

  mutating func step() async throws {
    steps += 1
    await clock.advance(by: .milliseconds(Int.random(in: 0...40_000, using: &generator)))
    switch Int.random(in: 0..<43, using: &generator) {
    case 0...2: try await ask()
    case 3, 4: try await answerRequest()
    case 5: try await unfriend()
    case 6, 7: try await open()
    case 8...11: try await append()
    case 12: try await read()
    case 13, 14: try await raise()
    case 15: try await changeConversation()
    case 16: try await changeProfile()
    case 17: try await logIn()
    case 18: try await rotate()
    case 19...24: try await change()
    case 25: try await block()
    case 26: try await unblock()
    case 27, 28: try await befriend()
    case 29, 30: try await upload()
    case 31...33: try await prepare()
    case 34: try await showPicture()
    case 35, 36: try await removeUploads()
    case 37, 38: try await invite()
    case 39, 40: try await report()
    case 41: try await operate()
    default: try await endSessions()
    }
  }

  mutating func compareEverything() async throws {
    let now = world.now()
    try await compareOperation()
    for user in users {
      try await same { try await $0.accounts.account(user) }
      try await same { try await $0.sessions.sessions(of: user, at: now) }
      try await same { try await $0.operation.person(user) }
      try await same { try await $0.invites.invites(of: user) }
      try await same { try await $0.friends.friends(of: user) }
      for id in media { try await same { try await $0.attachments.media(id, asSeenBy: user) } }
      try await same { try await $0.blocks.blocks(of: user) }
      try await same { try await $0.people.companions(of: user) }
      try await same { try await $0.presence.audience(of: user) }
      try await same { try await $0.conversations.states(of: user) }
      try await same { try await $0.conversations.conversations(of: user, after: nil, limit: 99) }
      for direction in FriendRequest.Direction.allCases {
        try await same {
          try await $0.friends.requests(of: user, direction, after: nil, limit: 99)
        }
      }
      for conversation in conversations {
        try await same {
          try await $0.messages.log(
            of: conversation, asSeenBy: user, after: 0, limit: 9_999, bytes: .max)
        }
      }
    }
  }

  @discardableResult
  func same<Answer: Equatable>(_ call: (any Stores) async throws -> Answer) async throws
    -> Answer
  {
    let first = try await call(engines[0])
    for engine in engines.dropFirst() {
      let other = try await call(engine)
      try #require(first == other, "seed \(seed), step \(steps), \(type(of: engine))")
    }
    return first
  }
}

// The steps.
extension RandomRun {
  private mutating func ask() async throws {
    let ask = FriendAsk(
      asker: user(), other: user(), request: world.makeID(), conversation: world.makeID(),
      now: world.now(), requestLimit: 2, friendLimit: 3)
    requests.append(ask.request)
    let outcome = try await same { try await $0.friends.ask(ask) }
    if case .befriended(let befriending) = outcome {
      conversations.append(befriending.conversation)
    }
  }

  /// The first two find together again whatever has come between them: theirs is the first
  /// conversation, in which most happens.
  private mutating func befriend() async throws {
    for (one, other) in [(users[0], users[1]), (users[1], users[0])] {
      try await same { try await $0.blocks.unblock(other, by: one) }
    }
    for (one, other) in [(users[0], users[1]), (users[1], users[0])] {
      let ask = FriendAsk(
        asker: one, other: other, request: world.makeID(), conversation: world.makeID(),
        now: world.now(), requestLimit: 9, friendLimit: 9)
      let outcome = try await same { try await $0.friends.ask(ask) }
      if case .befriended(let befriending) = outcome {
        conversations.append(befriending.conversation)
      }
    }
  }

  private mutating func answerRequest() async throws {
    let (id, user, now) = (any(of: requests), user(), world.now())
    let conversation: ConversationID = world.makeID()
    if Bool.random(using: &generator) {
      let outcome = try await same {
        try await $0.friends.accept(
          id, by: user, conversation: conversation, at: now, friendLimit: 3)
      }
      if case .befriended(let it) = outcome { conversations.append(it.conversation) }
    } else {
      try await same { try await $0.friends.removeRequest(id, by: user) }
    }
  }

  private mutating func unfriend() async throws {
    let (one, other) = (user(), user())
    try await same { try await $0.friends.unfriend(one, other) }
  }

  private mutating func open() async throws {
    let (one, other, now) = (user(), user(), world.now())
    let id: ConversationID = world.makeID()
    let outcome = try await same {
      try await $0.conversations.open(id, by: one, with: other, at: now)
    }
    if case .opened(let id) = outcome { conversations.append(id) }
  }

  private mutating func append() async throws {
    let (conversation, author) = seat()
    let draft = Draft(
      conversation: conversation, author: author,
      clientId: .well("c\(Int.random(in: 0..<400, using: &generator))"), id: world.makeID(),
      body: String(repeating: "é", count: .random(in: 1...9, using: &generator)),
      attachments: Int.random(in: 0..<3, using: &generator) == 0 ? [any(of: media.suffix(6))] : [],
      replyTo: Bool.random(using: &generator) ? .random(in: -1...5, using: &generator) : nil,
      digest: .random(in: 0...1, using: &generator), sentAt: world.now())
    if Int.random(in: 0..<4, using: &generator) == 0 {
      try await same { try await $0.messages.recall(draft) }
    }
    try await same { try await $0.messages.append(draft) }
  }

  private mutating func change() async throws {
    let action: MessageChange.Action =
      switch Int.random(in: 0..<12, using: &generator) {
      case 0...2: .edit(body: any(of: ["", "é", "e\u{301}", "Edited"]))
      case 3: .delete
      default:
        .react(emoji: any(of: ["👍", "😀", "❤️"]), on: Bool.random(using: &generator))
      }
    let (conversation, author) = seat()
    let new = MessageChange(
      conversation: conversation, author: author,
      clientId: .well("c\(Int.random(in: 0..<400, using: &generator))"), id: world.makeID(),
      target: .random(in: -1...25, using: &generator), action: action,
      digest: .random(in: 0...1, using: &generator), now: world.now(), reactionLimit: 1)
    changes.append(new)
    let change = Int.random(in: 0..<4, using: &generator) == 0 ? any(of: changes) : new
    if Int.random(in: 0..<4, using: &generator) == 0 {
      try await same { try await $0.messages.recall(change) }
    }
    changeOutcomes.insert(try await same { try await $0.messages.change(change) }.name)
  }

  private mutating func upload() async throws {
    let upload = Upload(
      id: world.makeID(), owner: any(of: users.prefix(2)),
      kind: any(of: Chat.Attachment.Kind.allCases), name: "moth.jpg", mime: "image/jpeg",
      bytes: .random(in: 1...9, using: &generator), duration: 400,
      expiresAt: world.now().advanced(bySeconds: 400))
    media.append(upload.id)
    try await same { try await $0.attachments.begin(upload, quota: UploadQuota(bytes: 90)) }
    guard Int.random(in: 0..<4, using: &generator) > 0 else { return }
    for engine in engines {
      try await engine.attachments.complete(
        upload.id, expiresAt: world.now().advanced(bySeconds: 800))
    }
  }

  private mutating func prepare() async throws {
    let id = any(of: media.suffix(6))
    let entry: MessageID = world.makeID()
    let outcome: Preparation =
      Int.random(in: 0..<4, using: &generator) == 0
      ? .failed(reason: "broken") : .ready(.picture(.random(in: 0...9, using: &generator)))
    try await same { try await $0.attachments.place(of: id) }
    try await same { try await $0.attachments.settle(id, as: outcome, entry: entry) }
    try await same { try await $0.attachments.waiting([.image, .video], limit: 3) }
    try await same { try await $0.attachments.unneeded(among: [id]) }
  }

  private mutating func showPicture() async throws {
    let picture = Int.random(in: 0..<6, using: &generator) > 0 ? any(of: media.suffix(6)) : nil
    for user in users {
      try await same { try await $0.accounts.setAvatar(picture, of: user) }
    }
  }

  private mutating func removeUploads() async throws {
    let (id, now, user) = (any(of: media.suffix(6)), world.now(), user())
    try await same { try await $0.attachments.upload(id, of: user) }
    try await same { try await $0.attachments.withdraw(id, of: user) }
    try await same { Set(try await $0.attachments.removeExpired(before: now)) }
    let discarded = try await same { Set(try await $0.attachments.discarded()) }
    try await same { Set(try await $0.attachments.unused(among: Array(discarded))) }
    for engine in engines { try await engine.attachments.forget(Array(discarded.prefix(3))) }
  }

  private mutating func block() async throws {
    let (one, other, now) = (user(), user(), world.now())
    try await same { try await $0.blocks.block(other, by: one, at: now, limit: 2) }
    try await same { try await $0.blocks.blocks(of: one) }
  }

  private mutating func unblock() async throws {
    // All of them: otherwise nearly everybody would soon be blocked.
    let one = user()
    for other in users { try await same { try await $0.blocks.unblock(other, by: one) } }
  }

  private mutating func read() async throws {
    let (id, viewer) = seat()
    let bound = Int.random(in: -1...20, using: &generator)
    let limit = Int.random(in: 1...6, using: &generator)
    for place in [HistoryWindow.Place.newest, .before(bound), .after(bound), .around(bound)] {
      let window = HistoryWindow(place, limit: limit)
      try await same { try await $0.messages.messages(in: id, asSeenBy: viewer, window: window) }
    }
    try await same {
      try await $0.messages.log(of: id, asSeenBy: viewer, after: bound, limit: limit, bytes: 20)
    }
    try await same { try await $0.conversations.conversation(id, asSeenBy: viewer) }
    try await same { try await $0.conversations.audience(of: id, from: viewer) }
  }

  private mutating func raise() async throws {
    let (conversation, user) = seat()
    let report = PointerReport(
      conversation: conversation,
      readSeq: Bool.random(using: &generator) ? .random(in: 0...6, using: &generator) : nil,
      deliveredSeq: Bool.random(using: &generator) ? .random(in: 0...8, using: &generator) : nil)
    try await same { try await $0.receipts.raise([report], of: user) }
  }

  private mutating func changeConversation() async throws {
    let (id, viewer) = (any(of: conversations), user())
    let change = ConversationChange(
      muted: Bool.random(using: &generator) ? true : nil,
      pinned: Bool.random(using: &generator) ? Bool.random(using: &generator) : nil,
      draft: Bool.random(using: &generator) ? .some(nil) : .some("Dear friend"))
    try await same { try await $0.conversations.update(id, of: viewer, change) }
  }

  private mutating func changeProfile() async throws {
    let (one, other, now) = (user(), user(), world.now())
    var settings = SettingsChange()
    settings.readReceipts = Bool.random(using: &generator)
    // Mostly everyone: only friends have much to do with each other.
    settings.asks =
      Int.random(in: 0..<3, using: &generator) == 0
      ? any(of: Admission.allCases) : .everyone
    settings.lastSeen = Bool.random(using: &generator)
    let change = ProfileChange(
      displayName: any(of: ["Ada", "Zoë Zuse", "ada lovelace"]), settings: settings)
    try await same { try await $0.accounts.update(one, change) }
    try await same {
      try await $0.people.people(
        matching: SearchWords.split("A"), asSeenBy: other, after: nil, limit: 2)
    }
    try await same { try await $0.people.person(one, asSeenBy: other) }
    for engine in engines { try await engine.presence.saw(one, at: now) }
    let users = users
    try await same { try await $0.presence.lastSeen(of: users, to: other) }
  }

  private mutating func logIn() async throws {
    let now = world.now()
    let session = Session(
      id: world.makeID(), user: any(of: users.dropLast()), device: "Firefox", createdAt: now,
      lastSeen: now, expiresAt: now.advanced(bySeconds: 400))
    let token = TokenHash(bytes: world.randomBytes(32))
    sessions.append(session.id)
    tokens.append(token)
    try await same { try await $0.sessions.create(session, token: token) }
  }

  private mutating func rotate() async throws {
    for _ in 0..<3 {
      await clock.advance(by: .seconds(Int.random(in: 0...50, using: &generator)))
      let (token, now) = (any(of: tokens.suffix(6)), world.now())
      let request = RotationRequest(
        presented: token, successor: token.successor, now: now, grace: 60,
        expiresAt: now.advanced(bySeconds: 400))
      let rotation = try await same { try await $0.sessions.rotate(request) }
      if case .rotated = rotation { tokens.append(request.successor) }
    }
  }

  private mutating func endSessions() async throws {
    let (id, user, now) = (any(of: sessions.suffix(6)), user(), world.now())
    try await same { try await $0.sessions.session(id, at: now) }
    try await same { try await $0.sessions.revoke(id, of: user) }
    guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
    try await same { try await $0.accounts.setPassword(user, hash: "new", keeping: id) }
  }
}

extension ChangeOutcome {
  fileprivate static let names: Set = [
    "changed", "repeated", "unchanged", "clientIDReused", "notFound", "notAuthor", "notFriends",
    "messageDeleted", "limitReached", "emptyBody",
  ]

  /// Of the case, without what it carries.
  fileprivate var name: String { String("\(self)".prefix { $0 != "(" }) }
}
