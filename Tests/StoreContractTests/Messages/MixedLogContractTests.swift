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
