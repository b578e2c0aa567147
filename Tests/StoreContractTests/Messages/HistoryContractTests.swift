import Chat
import ChatTesting
import Testing

@Suite("Reading a log, on every engine", .timeLimit(.minutes(10)))
struct HistoryContractTests {
  @Test(arguments: Engine.allCases)
  func `windows lie where they are asked for and tell what is beside them`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.conversationOfTen()

    let windows: [(HistoryWindow, seqs: [Int], older: Bool, newer: Bool)] = [
      (.init(.newest, limit: 3), [8, 9, 10], true, false),
      (.init(.newest, limit: 10), Array(1...10), false, false),
      (.init(.newest, limit: 50), Array(1...10), false, false),
      (.init(.before(4), limit: 2), [2, 3], true, true),
      (.init(.before(4), limit: 3), [1, 2, 3], false, true),
      (.init(.before(1), limit: 3), [], false, true),
      (.init(.before(99), limit: 2), [9, 10], true, false),
      (.init(.after(7), limit: 2), [8, 9], true, true),
      (.init(.after(7), limit: 3), [8, 9, 10], true, false),
      (.init(.after(10), limit: 3), [], true, false),
      (.init(.after(0), limit: 2), [1, 2], false, true),
      (.init(.around(5), limit: 5), [3, 4, 5, 6, 7], true, true),
      (.init(.around(5), limit: 4), [4, 5, 6, 7], true, true),
      (.init(.around(5), limit: 1), [5], true, true),
      (.init(.around(1), limit: 5), [1, 2, 3], false, true),
      (.init(.around(10), limit: 5), [8, 9, 10], true, false),
      (.init(.around(12), limit: 5), [9, 10], true, false),
      (.init(.before(.min), limit: 5), [], false, true),
      (.init(.after(.max), limit: 5), [], true, false),
      (.init(.around(.min), limit: 2), [1, 2], false, true),
    ]
    for (window, seqs, older, newer) in windows {
      let history = try await stage.history(id, window)
      #expect(history.items.map(\.seq) == seqs, "\(window)")
      #expect((history.older, history.newer) == (older, newer), "\(window)")
      #expect(history.head == 10)
    }
  }

  @Test(arguments: Engine.allCases)
  func `an empty conversation has an empty history in every window`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)

    for place in [HistoryWindow.Place.newest, .before(1), .after(0), .around(1)] {
      #expect(
        try await stage.history(id, HistoryWindow(place, limit: 5))
          == History(items: [], head: 0, older: false, newer: false))
    }
    #expect(try await stage.log(id, after: 0) == Log(items: [], head: 0))
  }

  @Test(arguments: Engine.allCases)
  func `a stranger reads nothing`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.conversationOfTen()
    let messages = stage.stores.messages
    let window = HistoryWindow(.newest, limit: 5)

    #expect(try await messages.messages(in: id, asSeenBy: stage.linus, window: window) == nil)
    #expect(
      try await messages.log(of: id, asSeenBy: stage.linus, after: 1, limit: 5, bytes: 99) == nil)
  }

  @Test(arguments: Engine.allCases, [3, 4, 5])
  func `paging equals the full list for any sizes`(engine: Engine, seed: UInt64) async throws {
    let stage = try await Stage(engine)
    var generator = SplitMix64(seed: seed)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for number in 0..<Int.random(in: 1...60, using: &generator) {
      try await stage.send(number.isMultiple(of: 3) ? stage.ada : stage.grace, id, "\(number)")
    }
    let all = try await stage.history(id, HistoryWindow(.newest, limit: 100)).items

    for _ in 0..<20 {
      var backwards: [Message] = []
      var page = try await stage.history(
        id, HistoryWindow(.newest, limit: .random(in: 1...9, using: &generator)))
      backwards = page.items
      while page.older, let first = backwards.first {
        page = try await stage.history(
          id, HistoryWindow(.before(first.seq), limit: .random(in: 1...9, using: &generator)))
        backwards = page.items + backwards
      }
      #expect(backwards == all)

      var forwards: [Message] = []
      repeat {
        page = try await stage.history(
          id,
          HistoryWindow(
            .after(forwards.last?.seq ?? 0), limit: .random(in: 1...9, using: &generator)))
        forwards += page.items
      } while page.newer
      #expect(forwards == all)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the log begins at the number asked for`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.conversationOfTen()
    let all = try await stage.history(id, HistoryWindow(.newest, limit: 100)).items

    #expect(try await stage.log(id, after: 0) == Log(items: all.map(Entry.init), head: 10))
    #expect(try await stage.log(id, after: 1).items.map(\.seq) == Array(1...10))
    #expect(try await stage.log(id, after: 9).items.map(\.seq) == [9, 10])
    #expect(try await stage.log(id, after: 10).items.map(\.seq) == [10])
    #expect(try await stage.log(id, after: 11) == Log(items: [], head: 10))
    #expect(try await stage.log(id, after: 3, limit: 2).items.map(\.seq) == [3, 4])
  }

  @Test(arguments: Engine.allCases)
  func `the log stops where the bodies exceed the bytes, but has at least one`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for body in ["äöü", "1234", "12345", "1"] { try await stage.send(stage.ada, id, body) }

    #expect(try await stage.log(id, after: 1, bytes: 0).items.map(\.seq) == [1])
    #expect(try await stage.log(id, after: 1, bytes: 9).items.map(\.seq) == [1])
    #expect(try await stage.log(id, after: 1, bytes: 10).items.map(\.seq) == [1, 2])
    #expect(try await stage.log(id, after: 2, bytes: 9).items.map(\.seq) == [2, 3])
    #expect(try await stage.log(id, after: 1, bytes: 16).items.map(\.seq) == [1, 2, 3, 4])
  }
}

extension Stage {
  fileprivate func conversationOfTen() async throws -> ConversationID {
    let id = try await befriend(ada, grace)
    for number in 1...10 {
      try await send(number.isMultiple(of: 2) ? ada : grace, id, "Number \(number)")
    }
    return id
  }

  fileprivate func history(_ id: ConversationID, _ window: HistoryWindow) async throws -> History {
    try #require(try await stores.messages.messages(in: id, asSeenBy: ada, window: window))
  }

  fileprivate func log(
    _ id: ConversationID, after: Int, limit: Int = 100, bytes: Int = .max
  ) async throws -> Log {
    try #require(
      try await stores.messages.log(
        of: id, asSeenBy: ada, after: after, limit: limit, bytes: bytes))
  }
}
