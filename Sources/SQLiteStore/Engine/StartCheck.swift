import GRDB

/// What must hold before anything is served; each fault has its name in ``SQLiteFault``.
enum StartCheck {
  static func run(_ database: Database) throws {
    let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
    guard synchronous == 2 else { throw SQLiteFault.notDurable(synchronous: synchronous) }
    guard try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") == true else {
      throw SQLiteFault.foreignKeysOff
    }
    // 2 is FAST, which leaves what was on pages that are free now.
    guard try Int.fetchOne(database, sql: "PRAGMA secure_delete") == 1 else {
      throw SQLiteFault.deletionsKept
    }
    let missing = try expected().subtracting(definitions(in: database))
    guard missing.isEmpty else {
      throw SQLiteFault.schemaDamaged(missing.map(\.name).sorted())
    }
  }

  /// What a new database has: the migrations themselves are the list of what must be there.
  private static func expected() throws -> Set<Definition> {
    let fresh = try DatabaseQueue()
    try Schema.migrate(fresh)
    return try fresh.read(definitions)
  }

  private static func definitions(in database: Database) throws -> Set<Definition> {
    let rows = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema")
    return Set(rows.map { Definition(name: $0[0], sql: $0[1]) })
  }

  /// A table or index. Those that SQLite makes for a UNIQUE have a name and no text.
  private struct Definition: Hashable {
    let name: String
    let sql: String?
  }
}
