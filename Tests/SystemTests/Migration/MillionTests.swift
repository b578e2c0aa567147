import ChatTesting
import Foundation
import GRDB
import SQLiteStore
import Testing

/// As many messages as a large instance has, there and back; `bin/test --long migrate` makes it a
/// million.
@Suite(.timeLimit(.minutes(16)), .enabled(if: ReplicaSet.isAvailable))
struct MillionTests {
  private let count = ProcessInfo.processInfo.environment["PROOF_MESSAGES"].flatMap { Int($0) }

  @Test func `Many messages come back byte by byte`() async throws {
    let count = count ?? 2_000
    let (here, back) = (try TemporaryFolder(), try TemporaryFolder())
    let stores = try await SQLiteStores(folder: here.path)
    try await stores.close()
    try ManyMessages.add(count, to: here.path)
    let address = try await ReplicaSet.freshAddress()

    try await migrate(count, from: here.path, to: address)
    try await migrate(count, from: address, to: back.path)

    let tables = try tables(of: here.path, differingFrom: back.path)
    #expect(tables.different == [])
    #expect(tables.messages == count)
  }

  private func migrate(_ count: Int, from source: String, to target: String) async throws {
    let start = ContinuousClock.now
    let end = try await MigrateProcess(from: source, to: target).end()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try #require(end.status == 0, "\(end)")
    print(end.told, end.printed, separator: "")
    print("\(count) messages in \(Int(seconds)) s, \(Int(Double(count) / seconds)) a second")
  }

  /// The rows as they are, numbers included: those were given in the order of the ids on both sides.
  private func tables(of one: String, differingFrom other: String) throws -> (
    different: [String], messages: Int?
  ) {
    let queue = try DatabaseQueue(path: one + "/martlet.sqlite")
    return try queue.inDatabase { database in
      try database.execute(
        sql: "ATTACH ? AS other", arguments: [other + "/martlet.sqlite"])
      let names = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM main.sqlite_schema
          WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          """)
      let different = try names.filter { table in
        let (mine, theirs) = ("SELECT * FROM main.\(table)", "SELECT * FROM other.\(table)")
        return try Row.fetchOne(
          database,
          sql: """
            SELECT * FROM (\(mine) EXCEPT \(theirs))
            UNION ALL SELECT * FROM (\(theirs) EXCEPT \(mine)) LIMIT 1
            """) != nil
      }
      return (different, try Int.fetchOne(database, sql: "SELECT count(*) FROM other.message"))
    }
  }
}
