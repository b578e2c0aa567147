import Chat
import ChatTesting
import Testing

@Suite("Receipts, on every engine", .timeLimit(.minutes(10)))
struct ReceiptContractTests {
  @Test(arguments: Engine.allCases)
  func `pointers rise, never fall, and reading is receiving`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<5 { try await stage.send(stage.grace, id) }

    #expect(try await stage.raise(stage.ada, id, delivered: 2) == stage.raisedBoth(0, 2))
    #expect(try await stage.raise(stage.ada, id, delivered: 1) == .unchanged)
    #expect(try await stage.raise(stage.ada, id, read: 3) == stage.raisedBoth(3, 3))
    #expect(try await stage.raise(stage.ada, id, read: 2, delivered: 3) == .unchanged)
    #expect(try await stage.raise(stage.ada, id, read: 1, delivered: 4) == stage.raisedBoth(3, 4))
    #expect(try await stage.raise(stage.ada, id, read: -1) == .unchanged)
    #expect(try await stage.raise(stage.ada, id) == .unchanged)
    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.ada)
        == Pointers(readSeq: 3, deliveredSeq: 4))
    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.grace)
        == Pointers(readSeq: 3, deliveredSeq: 4))
    #expect(
      try await stage.pointers(of: stage.grace, in: id, seenBy: stage.ada)
        == Pointers(readSeq: 0, deliveredSeq: 0))
  }

  @Test(arguments: Engine.allCases)
  func `nothing above the head is believed`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    try await stage.send(stage.grace, id)

    #expect(try await stage.raise(stage.ada, id, read: 2) == .aboveHead)
    #expect(try await stage.raise(stage.ada, id, read: 1, delivered: .max) == .aboveHead)

    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.ada)
        == Pointers(readSeq: 0, deliveredSeq: 0))
  }

  @Test(arguments: Engine.allCases)
  func `a stranger has no pointers`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)

    #expect(try await stage.raise(stage.linus, id, read: 0) == nil)
    #expect(try await stage.raise(stage.ada, stage.world.makeID(), read: 0) == nil)
  }

  @Test(arguments: Engine.allCases, [true, false])
  func `what is read is shown while both have receipts on`(engine: Engine, adaHides: Bool)
    async throws
  {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<3 { try await stage.send(stage.grace, id) }
    _ = try await stage.raise(stage.ada, id, read: 1)
    try await stage.change(adaHides ? stage.ada : stage.grace) { $0.readReceipts = false }

    #expect(
      try await stage.raise(stage.ada, id, read: 2)
        == .raised(
          own: Pointers(readSeq: 2, deliveredSeq: 2),
          shown: Pointers(readSeq: 1, deliveredSeq: 2), others: [stage.grace]))
    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.grace)
        == Pointers(readSeq: 1, deliveredSeq: 2))
    #expect(
      try await stage.raise(stage.ada, id, delivered: 3)
        == .raised(
          own: Pointers(readSeq: 2, deliveredSeq: 3),
          shown: Pointers(readSeq: 1, deliveredSeq: 3), others: [stage.grace]))
    // Received already, so there is nothing to show.
    #expect(
      try await stage.raise(stage.ada, id, read: 3)
        == .raised(own: Pointers(readSeq: 3, deliveredSeq: 3), shown: nil, others: []))

    try await stage.change(adaHides ? stage.ada : stage.grace) { $0.readReceipts = true }
    try await stage.send(stage.grace, id)
    #expect(try await stage.raise(stage.ada, id, read: 4) == stage.raisedBoth(4, 4))
  }

  @Test(arguments: Engine.allCases)
  func `a former friend is shown nothing more`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<2 { try await stage.send(stage.grace, id) }
    _ = try await stage.raise(stage.ada, id, delivered: 1)
    _ = try await stage.stores.friends.unfriend(stage.ada, stage.grace)

    #expect(
      try await stage.raise(stage.ada, id, read: 2)
        == .raised(own: Pointers(readSeq: 2, deliveredSeq: 2), shown: nil, others: []))

    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.grace)
        == Pointers(readSeq: 0, deliveredSeq: 1))
    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.ada)
        == Pointers(readSeq: 2, deliveredSeq: 2))
  }

  @Test(arguments: Engine.allCases)
  func `unread counts what others wrote above what was read`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for author in [stage.grace, stage.ada, stage.grace, stage.grace, stage.ada] {
      try await stage.send(author, id)
    }

    #expect(try await stage.conversation(id, stage.ada).unread == 3)
    #expect(try await stage.conversation(id, stage.grace).unread == 2)
    _ = try await stage.raise(stage.ada, id, read: 3)
    #expect(try await stage.conversation(id, stage.ada).unread == 1)
    _ = try await stage.raise(stage.ada, id, delivered: 5)
    #expect(try await stage.conversation(id, stage.ada).unread == 1)
    _ = try await stage.raise(stage.ada, id, read: 5)
    #expect(try await stage.conversation(id, stage.ada).unread == 0)
  }

  @Test(arguments: Engine.allCases)
  func `unread stops at a hundred`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<101 { try await stage.send(stage.grace, id) }

    #expect(try await stage.conversation(id, stage.ada).unread == 100)
    _ = try await stage.raise(stage.ada, id, read: 1)
    #expect(try await stage.conversation(id, stage.ada).unread == 100)
    _ = try await stage.raise(stage.ada, id, read: 2)
    #expect(try await stage.conversation(id, stage.ada).unread == 99)
  }

  @Test(arguments: Engine.allCases)
  func `reports in any order end at the highest`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let id = try await stage.befriend(stage.ada, stage.grace)
    for _ in 0..<20 { try await stage.send(stage.grace, id) }

    try await withThrowingTaskGroup(of: Void.self) { group in
      for seq in (1...20).shuffled() {
        group.addTask { _ = try await stage.raise(stage.ada, id, read: seq - 1, delivered: seq) }
      }
      try await group.waitForAll()
    }

    #expect(
      try await stage.pointers(of: stage.ada, in: id, seenBy: stage.grace)
        == Pointers(readSeq: 19, deliveredSeq: 20))
  }
}

extension Stage {
  /// Ada's pointers rose, and grace is shown the same.
  fileprivate func raisedBoth(_ read: Int, _ delivered: Int) -> RaiseOutcome {
    let pointers = Pointers(readSeq: read, deliveredSeq: delivered)
    return .raised(own: pointers, shown: pointers, others: [grace])
  }
}
