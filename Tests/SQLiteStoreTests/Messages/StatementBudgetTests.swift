import Chat
import GRDB
import SQLiteStore
import Synchronization
import Testing

@Suite("What a message costs in statements", .timeLimit(.minutes(10)))
struct StatementBudgetTests {
  /// Who may see the conversation, what stands against the message, its number, and the message.
  private static let each = 4

  @Test
  func `four for each message, and two for each batch`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.send()
    let counter = Counter()
    try await opened.database.write { $0.trace { counter.count($0) } }
    let commits = opened.database.commitCount
    counter.reset()

    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 { group.addTask { try await opened.send() } }
      try await group.waitForAll()
    }

    let batches = opened.database.commitCount - commits
    #expect(counter.statements == 100 * Self.each + 2 * batches)
  }

  @Test
  func `a message that is sent again takes no more than is needed to find it`() async throws {
    let opened = try await OpenedDatabase()
    let name = "again"
    try await opened.send(clientId: name)
    let counter = Counter()
    try await opened.database.write { $0.trace { counter.count($0) } }
    counter.reset()

    await #expect(throws: OpenedDatabase.Unexpected.self) { try await opened.send(clientId: name) }

    #expect(counter.statements <= Self.each + 2)
  }

  private final class Counter: Sendable {
    private let seen = Mutex(0)

    var statements: Int { seen.withLock { $0 } }

    func reset() { seen.withLock { $0 = 0 } }

    func count(_ event: Database.TraceEvent) {
      guard case .statement = event else { return }
      seen.withLock { $0 += 1 }
    }
  }
}
