import Chat
import ChatTesting
import Testing

@Suite("Paging, on every engine", .timeLimit(.minutes(30)))
struct PagingContractTests {
  /// How many cases share a log.
  private static let casesOfLog: UInt64 = 100

  /// Each case reads one log or its messages, forth or back, in pages by chance.
  @Test(arguments: Engine.allCases)
  func `pages of any sizes equal the whole, of the log and of the messages`(engine: Engine)
    async throws
  {
    var log: WholeLog?
    // Fewer where each page comes from another process: the rest of the tests would wait for these alone.
    for seed in Proof(cases: engine == .mongo ? 2_000 : 10_000).seeds {
      let number = seed / Self.casesOfLog
      if log?.number != number { log = try await WholeLog(number, on: engine) }
      var chance = SplitMix64(seed: seed)
      try await expectPagesEqual(try #require(log), &chance, "PROOF_SEED=\(seed)")
    }
  }

  private func expectPagesEqual(
    _ log: WholeLog, _ chance: inout SplitMix64, _ seed: Comment
  ) async throws {
    let stage = log.stage
    switch Int.random(in: 0..<3, using: &chance) {
    case 0: try #require(try await stage.pagedBack(log.id, &chance) == log.messages, seed)
    case 1: try #require(try await stage.pagedForth(log.id, &chance) == log.messages, seed)
    default: try #require(try await stage.pagedLog(log.id, &chance) == log.entries, seed)
    }
  }
}

/// A log by chance, in a store of its own, and all that it holds.
private struct WholeLog {
  let number: UInt64
  let stage: Stage
  let id: ConversationID
  let entries: [Entry]
  let messages: [Message]

  init(_ number: UInt64, on engine: Engine) async throws {
    var chance = SplitMix64(seed: number)
    self.number = number
    stage = try await Stage(engine)
    id = try await stage.mixedLog(of: .random(in: 1...24, using: &chance), &chance)
    entries = try await stage.entries(id, stage.ada)
    messages = try await stage.messages(id, stage.ada)
    try #require(entries.filter { $0.kind == .message }.map(\.message) == messages)
  }
}

extension Stage {
  /// A log of random sends, edits, deletions and reactions.
  fileprivate func mixedLog(of count: Int, _ generator: inout SplitMix64) async throws
    -> ConversationID
  {
    let id = try await befriend(ada, grace)
    try await send(ada, id)
    for number in 0..<count {
      let head = try await conversation(id, ada).head
      let action: MessageChange.Action? =
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: .edit(body: "Edit \(number)")
        case 1: .delete
        case 2, 3: .react(emoji: "👍", on: Bool.random(using: &generator))
        default: nil
        }
      if let action {
        _ = try await attempt(.random(in: 1...head, using: &generator), ada, id, action)
      } else {
        try await send(number.isMultiple(of: 3) ? grace : ada, id, "Number \(number)")
      }
    }
    return id
  }

  fileprivate func pagedLog(_ id: ConversationID, _ generator: inout SplitMix64) async throws
    -> [Entry]
  {
    var entries: [Entry] = []
    while true {
      let log = try #require(
        try await stores.messages.log(
          of: id, asSeenBy: ada, after: (entries.last?.seq ?? 0) + 1,
          limit: .random(in: 1...9, using: &generator),
          bytes: .random(in: 0...60, using: &generator)))
      guard !log.items.isEmpty else { return entries }
      entries += log.items
    }
  }

  fileprivate func pagedBack(_ id: ConversationID, _ generator: inout SplitMix64) async throws
    -> [Message]
  {
    var messages: [Message] = []
    var page = History(items: [], head: 0, older: true, newer: false)
    while page.older {
      let place = messages.first.map { HistoryWindow.Place.before($0.seq) } ?? .newest
      page = try await self.page(id, place, &generator)
      messages = page.items + messages
    }
    return messages
  }

  fileprivate func pagedForth(_ id: ConversationID, _ generator: inout SplitMix64) async throws
    -> [Message]
  {
    var messages: [Message] = []
    var page = History(items: [], head: 0, older: false, newer: true)
    while page.newer {
      page = try await self.page(id, .after(messages.last?.seq ?? 0), &generator)
      messages += page.items
    }
    return messages
  }

  private func page(
    _ id: ConversationID, _ place: HistoryWindow.Place, _ generator: inout SplitMix64
  ) async throws -> History {
    let window = HistoryWindow(place, limit: .random(in: 1...9, using: &generator))
    return try #require(
      try await stores.messages.messages(in: id, asSeenBy: grace, window: window))
  }
}
