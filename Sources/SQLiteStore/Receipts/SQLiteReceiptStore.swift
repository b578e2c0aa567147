import Chat
import GRDB

struct SQLiteReceiptStore: ReceiptStore {
  let database: SQLiteDatabase

  func raise(_ reports: [PointerReport], of user: UserID) async throws -> [RaiseOutcome?] {
    try await database.write { database in
      try reports.map { report in
        try database.membership(of: user, in: report.conversation).map {
          try database.raise(report, in: $0)
        }
      }
    }
  }
}

extension Database {
  fileprivate func raise(_ report: PointerReport, in membership: Membership) throws
    -> RaiseOutcome
  {
    let read = report.readSeq ?? 0
    let delivered = report.deliveredSeq ?? 0
    guard max(read, delivered) <= membership.head else { return .aboveHead }
    var pointers = try storedPointers(in: membership)
    let before = pointers
    pointers.own.readSeq = max(before.own.readSeq, read)
    pointers.own.deliveredSeq = max(before.own.deliveredSeq, delivered, read)
    guard pointers.own != before.own else { return .unchanged }
    if let other = membership.other, try isOpen(membership) {
      pointers.shown.deliveredSeq = pointers.own.deliveredSeq
      if try bothShowReceipts(membership.members[membership.place].account, other.account) {
        pointers.shown.readSeq = pointers.own.readSeq
      }
    }
    try save(pointers, in: membership)
    guard pointers.shown != before.shown, let other = membership.other else {
      return .raised(own: pointers.own, shown: nil, others: [])
    }
    return .raised(own: pointers.own, shown: pointers.shown, others: [other.id])
  }

  private func storedPointers(in membership: Membership) throws -> StoredPointers {
    guard
      let row = try row(
        """
        SELECT readSeq, deliveredSeq, shownReadSeq, shownDeliveredSeq FROM member
        WHERE conversation = ? AND place = ?
        """, [membership.number, membership.place])
    else { throw DatabaseError(message: "no member \(membership.place)") }
    return StoredPointers(
      own: Pointers(readSeq: row[0], deliveredSeq: row[1]),
      shown: Pointers(readSeq: row[2], deliveredSeq: row[3]))
  }

  private func save(_ pointers: StoredPointers, in membership: Membership) throws {
    try run(
      """
      UPDATE member
      SET readSeq = ?, deliveredSeq = ?, shownReadSeq = ?, shownDeliveredSeq = ?
      WHERE conversation = ? AND place = ?
      """,
      [
        pointers.own.readSeq, pointers.own.deliveredSeq, pointers.shown.readSeq,
        pointers.shown.deliveredSeq, membership.number, membership.place,
      ])
  }

  private func bothShowReceipts(_ one: Int64, _ other: Int64) throws -> Bool {
    try row(
      "SELECT min(readReceipts) FROM account WHERE number IN (?, ?)", [one, other])?[0] ?? false
  }
}

/// What a member has reported, and the copy of it that the other one may see.
private struct StoredPointers: Equatable {
  var own: Pointers
  var shown: Pointers
}
