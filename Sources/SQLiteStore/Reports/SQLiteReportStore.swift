import Chat
import GRDB

struct SQLiteReportStore: ReportStore {
  let database: SQLiteDatabase

  func file(_ draft: ReportDraft) async throws -> Bool {
    try await database.write { try $0.file(draft) }
  }

  func reports(isOpen: Bool, after: ReportID?, limit: Int) async throws -> [Report] {
    try await database.read { database in
      let rows = try database.rows(
        """
        SELECT \(KeptReport.columns) FROM report
        WHERE closedAt IS \(isOpen ? "" : "NOT") NULL AND id < ? ORDER BY id DESC LIMIT ?
        """, [blob(above: after), limit + 1])
      return try rows.compactMap { try database.shown(try KeptReport($0)) }
    }
  }

  func close(_ id: ReportID, _ stamp: AuditStamp) async throws -> Report? {
    try await database.write { try $0.close(id, stamp) }
  }
}

extension Database {
  /// Those that were closed so long ago that nobody needs to know of them.
  func forgetReports(at now: Timestamp) throws {
    try run("DELETE FROM report WHERE closedAt <= ?", [AuditLine.oldest(at: now)])
  }

  /// Lets go of what reports have of an account's messages.
  func dropCopies(ofMessagesBy account: Int64) throws {
    try run(
      "UPDATE report SET body = '', attachments = '[]' WHERE about = ? AND body IS NOT NULL",
      [account])
  }

  fileprivate func file(_ draft: ReportDraft) throws -> Bool {
    guard let message = try message(of: draft) else { return false }
    let kept = draft.kept(message.copy)
    guard let (reporter, about) = try parties(of: kept) else { return false }
    let replaced = try run(
      """
      UPDATE report SET reason = ?, comment = ?
      WHERE reporter = ? AND about = ? AND closedAt IS NULL AND coalesce(conversation, 0)
        = coalesce((SELECT number FROM conversation WHERE conversation.id = ?), 0)
        AND coalesce(seq, 0) = coalesce(?, 0)
      """,
      [
        kept.reason.number, kept.comment, reporter, about, kept.message?.conversation,
        kept.message?.seq,
      ])
    if replaced == 0 { try insert(kept, reporter, about) }
    return true
  }

  /// The message that is reported, or that none is; nil where the reporter finds nothing to report.
  private func message(of draft: ReportDraft) throws -> (copy: ReportedMessage?, Void)? {
    guard let place = draft.place else {
      let blocked = try row(
        """
        SELECT 1 FROM block JOIN account AS other ON other.number = blocker
          JOIN account AS me ON me.number = blocked
        WHERE other.id = ? AND me.id = ?
        """, [draft.about, draft.by])
      return blocked == nil ? (nil, ()) : nil
    }
    guard let membership = try membership(of: draft.by, in: place.conversation),
      let message = try message(place.seq, of: StoredLog(place.conversation, membership)),
      draft.isAbout(message)
    else { return nil }
    return (ReportedMessage(message), ())
  }

  /// The numbers of the two, who both have to be there.
  private func parties(of report: KeptReport) throws -> (Int64, Int64)? {
    guard try livingAccount(report.about) != nil, let about = try accountNumber(report.about),
      try livingAccount(report.by) != nil, let reporter = try accountNumber(report.by)
    else { return nil }
    return (reporter, about)
  }

  private func insert(_ report: KeptReport, _ reporter: Int64, _ about: Int64) throws {
    let message = report.message
    try run(
      """
      INSERT INTO report (
        id, reporter, about, conversation, seq, sentAt, body, attachments, reason, comment,
        createdAt, closedAt, closedBy
      ) VALUES (
        ?, ?, ?, (SELECT number FROM conversation WHERE conversation.id = ?), ?, ?, ?, ?, ?, ?, ?,
        ?, (SELECT number FROM account WHERE account.id = ?))
      """,
      [
        report.id, reporter, about, message?.conversation, message?.seq, message?.sentAt,
        message?.body, try message?.attachmentText(), report.reason.number, report.comment,
        report.createdAt, report.closedAt, report.closedBy,
      ])
  }

  fileprivate func close(_ id: ReportID, _ stamp: AuditStamp) throws -> Report? {
    guard let report = try report(id) else { return nil }
    guard report.closedAt == nil else { return try shown(report) }
    let closed = report.closed(by: stamp)
    try run(
      """
      UPDATE report SET closedAt = ?, closedBy = (SELECT number FROM account WHERE account.id = ?),
        body = iif(body IS NULL, NULL, ''), attachments = iif(body IS NULL, NULL, '[]')
      WHERE id = ?
      """, [closed.closedAt, closed.closedBy, id])
    try insert(stamp.line(.reportClosed, about: report.about, detail: report.reason.rawValue))
    return try shown(closed)
  }

  private func report(_ id: ReportID) throws -> KeptReport? {
    try row("SELECT \(KeptReport.columns) FROM report WHERE id = ?", [id])
      .map { try KeptReport($0) }
  }

  fileprivate func shown(_ report: KeptReport) throws -> Report? {
    try report.shown { try card($0) }
  }

  /// The next reports that are to be transferred.
  func reports(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      "SELECT \(KeptReport.columns) FROM report WHERE id > ? ORDER BY id LIMIT ?",
      [key.blob, limit])
    return TransferPage(try rows.map { .report(try KeptReport($0)) }, limit: limit)
  }

  /// Keeps a report that was transferred, unless it is there.
  func take(_ report: KeptReport) throws {
    guard try self.report(report.id) == nil else { return }
    try insert(report, try knownAccount(report.by), try knownAccount(report.about))
  }
}
