import Chat
import ChatTesting
import Testing

@Suite("A log of messages and changes, on every engine", .timeLimit(.minutes(10)))
struct MixedLogContractTests {
  @Test(arguments: Engine.allCases)
  func `whoever writes at once, numbers have no hole and revs count every change`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<4 { try await stage.send(stage.ada, id) }

    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 1...4 {
        group.addTask {
          for number in 0..<12 {
            let emoji = MessageChange.Action.react(emoji: "👍", on: number.isMultiple(of: 2))
            try await stage.make(writer, stage.grace, id, emoji)
            try await stage.make(writer, stage.ada, id, .edit(body: "\(number)"))
            try await stage.send(stage.grace, id, "\(writer) \(number)")
            // Refused: it takes no number.
            _ = try await stage.attempt(writer, stage.grace, id, .delete)
          }
          try await stage.make(writer, stage.ada, id, .delete)
        }
      }
      try await group.waitForAll()
    }

    let log = try await stage.entries(id, stage.grace)
    #expect(log.map(\.seq) == Array(1...(4 + 4 * 37)))
    #expect(Set(log.map(\.id)).count == log.count)
    #expect(try await stage.conversation(id, stage.ada).head == log.count)
    for target in 1...4 {
      #expect(log[target - 1].message.rev == log.count { $0.target == target })
    }
  }

  @Test(arguments: Engine.allCases, [6, 7, 8])
  func `paging equals the whole, of the log and of the messages`(engine: Engine, seed: UInt64)
    async throws
  {
    let stage = try await Stage(engine)
    var generator = SplitMix64(seed: seed)
    let id = try await stage.mixedLog(of: .random(in: 1...70, using: &generator), &generator)
    let all = try await stage.entries(id, stage.ada)
    let messages = try await stage.messages(id, stage.ada)
    #expect(all.filter { $0.kind == .message }.map(\.message) == messages)

    for _ in 0..<20 {
      var paged: [Entry] = []
      while paged.count < all.count {
        let page = try await stage.stores.messages.log(
          of: id, asSeenBy: stage.ada, after: (paged.last?.seq ?? 0) + 1,
          limit: .random(in: 1...9, using: &generator),
          bytes: .random(in: 0...60, using: &generator))
        let items = try #require(page).items
        try #require(!items.isEmpty)
        paged += items
      }
      #expect(paged == all)
      #expect(try await stage.pagedBack(id, &generator) == messages)
      #expect(try await stage.pagedForth(id, &generator) == messages)
    }
  }

  @Test(arguments: Engine.allCases)
  func `windows skip the numbers of changes`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    // 1, 4 and 5 are messages.
    try await stage.send(stage.ada, id)
    try await stage.make(1, stage.ada, id, .edit(body: "Edited"))
    try await stage.make(1, stage.ada, id, .react(emoji: "👍", on: true))
    for _ in 0..<2 { try await stage.send(stage.ada, id) }
    try await stage.make(4, stage.ada, id, .delete)

    let windows: [(HistoryWindow, seqs: [Int], older: Bool, newer: Bool)] = [
      (.init(.newest, limit: 2), [4, 5], true, false),
      (.init(.newest, limit: 3), [1, 4, 5], false, false),
      (.init(.before(4), limit: 2), [1], false, true),
      (.init(.before(6), limit: 1), [5], true, false),
      (.init(.before(3), limit: 1), [1], false, true),
      (.init(.after(1), limit: 1), [4], true, true),
      (.init(.after(2), limit: 2), [4, 5], true, false),
      (.init(.after(5), limit: 2), [], true, false),
      (.init(.around(3), limit: 3), [1, 4, 5], false, false),
      (.init(.around(2), limit: 1), [4], true, true),
      (.init(.around(6), limit: 1), [], true, false),
    ]
    for (window, seqs, older, newer) in windows {
      let history = try #require(
        try await stage.stores.messages.messages(in: id, asSeenBy: stage.grace, window: window))
      #expect(history.items.map(\.seq) == seqs, "\(window)")
      #expect((history.older, history.newer) == (older, newer), "\(window)")
      #expect(history.head == 6)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a change costs the bytes of the body it carries`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.ada, id, "12345")
    try await stage.make(1, stage.ada, id, .react(emoji: "👍", on: true))
    try await stage.send(stage.ada, id, "1234")
    try await stage.make(3, stage.ada, id, .delete)

    for (bytes, seqs) in [(0, [1]), (9, [1]), (10, [1, 2, 3, 4])] {
      let log = try await stage.stores.messages.log(
        of: id, asSeenBy: stage.ada, after: 1, limit: 10, bytes: bytes)
      #expect(log?.items.map(\.seq) == seqs, "\(bytes)")
    }
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
