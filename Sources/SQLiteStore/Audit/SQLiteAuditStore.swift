import Chat
import Foundation
import GRDB

struct SQLiteAuditStore: AuditStore {
  let database: SQLiteDatabase

  func entries(after: AuditID?, limit: Int) async throws -> [AuditEntry] {
    try await database.read { database in
      let lines = try database.auditLines(below: after, limit: limit + 1)
      return try lines.map { line in try AuditEntry(line) { try database.card($0) } }
    }
  }

  func latest(_ limit: Int) async throws -> [AuditLine] {
    try await database.read { try $0.auditLines(below: nil, limit: limit) }
  }
}

extension AuditLine {
  /// What `init(_:)` reads, in its order.
  fileprivate static let columns =
    """
    audit.id, at, (SELECT id FROM account WHERE number = actor), act, \
    (SELECT id FROM account WHERE number = about), detail, ended
    """

  fileprivate init(_ row: Row) {
    self.init(
      id: row[0], at: row[1], by: row[2], act: Act.allCases[row[3]], about: row[4],
      detail: row[5], ended: (row[6] as Data).sessions)
  }
}

extension Data {
  /// Ids behind each other.
  fileprivate var sessions: [SessionID] {
    stride(from: 0, to: count, by: 16).compactMap {
      SessionID(bytes: self.dropFirst($0).prefix(16))
    }
  }
}

extension Database {
  /// Those of which nobody needs to know any more.
  func forgetAudit(at now: Timestamp) throws {
    try run("DELETE FROM audit WHERE at <= ?", [AuditLine.oldest(at: now)])
  }

  /// Keeps a line, in the commit of what it speaks of.
  func insert(_ line: AuditLine) throws {
    try run(
      """
      INSERT INTO audit (id, at, actor, act, about, detail, ended) VALUES (
        ?, ?, (SELECT number FROM account WHERE id = ?), ?,
        (SELECT number FROM account WHERE id = ?), ?, ?)
      """,
      [
        line.id, line.at, line.by, line.act.number, line.about, line.detail,
        Data(line.ended.flatMap(\.bytes)),
      ])
  }

  fileprivate func auditLines(below id: AuditID?, limit: Int) throws -> [AuditLine] {
    try rows(
      "SELECT \(AuditLine.columns) FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
      [blob(above: id), limit]
    ).map { AuditLine($0) }
  }

  /// The next lines that are to be transferred.
  func auditLines(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      "SELECT \(AuditLine.columns) FROM audit WHERE id > ? ORDER BY id LIMIT ?",
      [key.blob, limit])
    return TransferPage(rows.map { .audit(AuditLine($0)) }, limit: limit)
  }

  /// Keeps a line that was transferred, unless it is there.
  func take(_ line: AuditLine) throws {
    guard try row("SELECT 1 FROM audit WHERE id = ?", [line.id]) == nil else { return }
    try insert(line)
  }

  /// The card of a person, a deleted one's too.
  func card(_ id: UserID) throws -> User? {
    try row("SELECT \(User.columns) FROM account WHERE id = ?", [id]).map { User($0) }
  }
}

/// What is compared with ids to find those below one; above all of them where there is none.
func blob<Subject>(above id: Identifier<Subject>?) -> Data {
  id.map { Data($0.bytes) } ?? Data(repeating: 0xFF, count: 17)
}
