import Chat

struct MongoReportStore: ReportStore {
  let pool: MongoPool

  /// Of two who report the same at once, one keeps it and the other finds it.
  func file(_ draft: ReportDraft) async throws -> Bool {
    try await pool.run { connection in
      try connection.attempts { attempt in
        do {
          return try attempt.transaction { try $0.file(draft) }
        } catch let error as MongoError where error.duplicate == ["key"] {
          return nil
        }
      }
    }
  }

  func reports(isOpen: Bool, after: ReportID?, limit: Int) async throws -> [Report] {
    try await pool.run { connection in
      let found = try connection.find(
        .reports,
        [
          "state": KeptReport.state(isOpen: isOpen),
          "_id": ["$lt": after.map { $0.bson } ?? .maxKey],
        ], sort: ["_id": -1], limit: limit + 1
      ).map { try KeptReport($0) }
      return try connection.shown(found)
    }
  }

  func close(_ id: ReportID, _ stamp: AuditStamp) async throws -> Report? {
    try await pool.run { connection in
      try connection.transaction { try $0.close(id, stamp) }
    }
  }
}

extension MongoConnection {
  /// Those that were closed so long ago that nobody needs to know of them.
  func forgetReports(at now: Timestamp) throws {
    try deleteMany(.reports, ["closedAt": ["$lte": AuditLine.oldest(at: now).bson]])
  }

  fileprivate func file(_ draft: ReportDraft) throws -> Bool {
    var copy: ReportedMessage?
    if draft.place == nil {
      let block: BSONDocument = ["blocker": draft.about.bson, "blocked": draft.by.bson]
      guard try findOne(.blocks, block) == nil else { return false }
    } else {
      guard let message = try message(of: draft), draft.isAbout(message) else { return false }
      copy = ReportedMessage(message)
    }
    // Both accounts say which was the last, so that of a report and a deletion at once one sees the other.
    for party in [draft.by, draft.about] {
      let found = try updateOne(
        .accounts, ["_id": party.bson, "deleted": nil], ["$set": ["lastReport": draft.id.bson]])
      guard found == 1 else { return false }
    }
    let kept = draft.kept(copy)
    var change: BSONDocument = ["reason": kept.reason.rawValue.bson]
    change.append("comment", kept.comment.bson)
    let replaced = try updateOne(.reports, ["key": kept.key], ["$set": change.bson])
    if replaced == 0 { try insert(.reports, kept.document) }
    return true
  }

  private func message(of draft: ReportDraft) throws -> Message? {
    guard let place = draft.place,
      let found = try conversation(place.conversation, for: draft.by)?.conversation,
      place.seq > 0, place.seq <= found.head
    else { return nil }
    let range = EntryRange(conversation: found.id, above: place.seq - 1, upTo: place.seq)
    guard let document = try findOne(.entries, range.messages) else { return nil }
    return try Message(document, found, try attachments(of: [document]))
  }

  fileprivate func close(_ id: ReportID, _ stamp: AuditStamp) throws -> Report? {
    guard let report = try findOne(.reports, ["_id": id.bson]).map({ try KeptReport($0) }) else {
      return nil
    }
    guard report.closedAt == nil else { return try shown([report]).first }
    let closed = report.closed(by: stamp)
    try updateOne(
      .reports, ["_id": id.bson],
      .stages([["$replaceWith": ["$literal": closed.document.bson]]]))
    let line = stamp.line(.reportClosed, about: report.about, detail: report.reason.rawValue)
    try insert(.audit, line.document)
    return try shown([closed]).first
  }

  fileprivate func shown(_ reports: [KeptReport]) throws -> [Report] {
    let cards = try users(
      reports.flatMap { [$0.by, $0.about, $0.closedBy].compactMap(\.self) })
    return reports.compactMap { report in report.shown { cards[$0] } }
  }

  /// The next reports that are to be transferred.
  func reports(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: ReportID? = key?.id()
    let found = try page(of: .reports, after: last, limit: limit)
    return TransferPage(try found.map { .report(try KeptReport($0)) }, limit: limit)
  }
}
