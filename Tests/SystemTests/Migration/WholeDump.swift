import Foundation
import GRDB

/// Every row of a database file as a line, in which numbers that only this file knows are the ids that
/// they stand for: equal instances are equal lines, whatever numbers they gave to their rows.
///
/// It knows columns by their names alone, so that none of a later migration is forgotten.
struct WholeDump {
  let lines: [String]

  /// Reads the database in `folder`.
  init(of folder: String) throws {
    let queue = try DatabaseQueue(path: folder + "/martlet.sqlite")
    lines = try queue.read { database in
      let names = try Names(database)
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_schema
          WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
          """)
      return try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
          try names.line(of: row, in: table)
        }
      }.sorted()
    }
    try queue.close()
  }

  /// What one of the two has and the other has not.
  func differences(from other: WholeDump) -> [String] {
    let (mine, theirs) = (Set(lines), Set(other.lines))
    return mine.symmetricDifference(theirs).sorted().prefix(10).map { $0 }
      + (lines.count == other.lines.count ? [] : ["\(lines.count) and \(other.lines.count) rows"])
  }
}

/// What the numbers of one file stand for.
private struct Names {
  private var ids: [String: [Int64: String]] = [:]
  /// The account at a place of a conversation.
  private var places: [[Int64]: Int64] = [:]

  init(_ database: Database) throws {
    for table in ["account", "conversation", "session", "media"] {
      let rows = try Row.fetchAll(database, sql: "SELECT number, hex(id) FROM \(table)")
      ids[table] = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
    for row in try Row.fetchAll(database, sql: "SELECT conversation, place, account FROM member") {
      places[[row[0], row[1]]] = row[2]
    }
  }

  func line(of row: Row, in table: String) throws -> String {
    var members = row.map { column, value in
      "\(column)=\(name(of: column, value, in: row, of: table) ?? value.description)"
    }
    // Which of the two is the lower one is a matter of the file.
    if let lower: Int64 = row["lower"], let higher: Int64 = row["higher"] {
      members.removeAll { $0.hasPrefix("lower=") || $0.hasPrefix("higher=") }
      members.append("pair=\([lower, higher].map { id($0, "account") }.sorted())")
    }
    // So is who sits where; the account is there as well.
    if table == "member" { members.removeAll { $0.hasPrefix("place=") } }
    return "\(table) \(members.filter { !$0.hasPrefix("number=") }.joined(separator: " "))"
  }

  private func name(
    of column: String, _ value: DatabaseValue, in row: Row, of table: String
  ) -> String? {
    guard let number = Int64.fromDatabaseValue(value), value.storage.value is Int64 else {
      return nil
    }
    switch (table, column) {
    case (_, "account"), (_, "asker"), (_, "other"), (_, "owner"), (_, "blocker"), (_, "blocked"),
      (_, "reporter"), (_, "about"), (_, "actor"), (_, "closedBy"):
      return id(number, "account")
    case (_, "session"): return id(number, "session")
    case ("variant", "media"): return id(number, "media")
    case (_, "conversation"): return id(number, "conversation")
    case (_, "key"), (_, "replyTo"), (_, "target"), (_, "message"), ("reaction", "change"):
      return "\(id(number >> 32, "conversation")):\(number & 0xffff_ffff)"
    case ("message", "author"), ("change", "author"), ("reaction", "place"):
      let key: Int64 = row[table == "reaction" ? "message" : "key"]
      return places[[key >> 32, number]].map { id($0, "account") }
    default: return nil
    }
  }

  private func id(_ number: Int64, _ table: String) -> String {
    ids[table]?[number] ?? "none of \(table)"
  }
}
