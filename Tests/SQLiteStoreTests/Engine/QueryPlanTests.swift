import Chat
import ChatTesting
import GRDB
import SQLiteStore
import Synchronization
import Testing

@Suite("Query plans", .timeLimit(.minutes(10)))
struct QueryPlanTests {
  @Test
  func `no statement of any port reads a whole table`() async throws {
    let opened = try await OpenedDatabase()
    let statements = try await opened.statements { try await opened.tour() }

    #expect(statements.count > 80)
    for statement in statements.sorted() {
      for step in try await opened.plan(of: statement) where isTableScan(step) {
        Issue.record("\(step) in: \(statement)")
      }
    }
  }

  @Test
  func `reading a whole table is noticed`() async throws {
    let opened = try await OpenedDatabase()

    let plan = try await opened.plan(of: "SELECT id FROM message WHERE body = ?")

    #expect(plan.contains(where: isTableScan))
  }

  /// A scan of the query's own values, or of rows that an inner search has found, reads no table.
  private func isTableScan(_ step: String) -> Bool {
    let words = step.split(separator: " ")
    guard words.count > 1, words[0] == "SCAN" else { return false }
    let isTable = !["(subquery-1)", "CONSTANT", "friend"].contains(words[1])
    return isTable && !step.contains("VIRTUAL TABLE")
  }
}

extension OpenedDatabase {
  /// The text of every statement that `body` runs. One after the other, reads share one connection.
  fileprivate func statements(_ body: () async throws -> Void) async throws -> Set<String> {
    let seen = Seen()
    try await database.write { $0.trace { seen.insert($0) } }
    try await database.read { $0.trace { seen.insert($0) } }
    try await body()
    return seen.statements
  }

  fileprivate func plan(of statement: String) async throws -> [String] {
    try await database.read { database in
      let explain = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + statement)
      explain.setUncheckedArguments(StatementArguments())
      return try Row.fetchAll(explain).map { $0["detail"] }
    }
  }
}

/// Statements as they pass by.
private final class Seen: Sendable {
  private let texts = Mutex<Set<String>>([])

  var statements: Set<String> { texts.withLock { $0 } }

  func insert(_ event: Database.TraceEvent) {
    guard case .statement(let statement) = event else { return }
    let text = statement.sql
    guard ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(where: text.hasPrefix) else { return }
    texts.withLock { _ = $0.insert(text) }
  }
}
