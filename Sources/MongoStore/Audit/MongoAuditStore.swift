import Chat

struct MongoAuditStore: AuditStore {
  let pool: MongoPool

  func entries(after: AuditID?, limit: Int) async throws -> [AuditEntry] {
    try await pool.run { connection in
      let lines = try connection.auditLines(below: after, limit: limit + 1)
      let cards = try connection.users(lines.flatMap { [$0.by, $0.about].compactMap(\.self) })
      return lines.map { line in AuditEntry(line) { cards[$0] } }
    }
  }

  func latest(_ limit: Int) async throws -> [AuditLine] {
    try await pool.run { try $0.auditLines(below: nil, limit: limit) }
  }
}

extension AuditLine {
  fileprivate init(_ document: BSONDocument) throws(BSONFault) {
    guard let act = Act(rawValue: try document.value("act")) else { throw BSONFault() }
    self.init(
      id: try document.value("_id"), at: try document.value("at"), by: try document.optional("by"),
      act: act, about: try document.optional("about"), detail: try document.value("detail"),
      ended: try document.value("ended"))
  }

  /// As it is kept.
  var document: BSONDocument {
    var document: BSONDocument = ["_id": id.bson, "at": at.bson, "act": act.rawValue.bson]
    document.append("by", ifAny: by)
    document.append("about", ifAny: about)
    document.append("detail", detail.bson)
    document.append("ended", ended.bson)
    return document
  }
}

extension MongoConnection {
  /// Those of which nobody needs to know any more.
  func forgetAudit(at now: Timestamp) throws {
    try deleteMany(.audit, ["at": ["$lte": AuditLine.oldest(at: now).bson]])
  }

  fileprivate func auditLines(below id: AuditID?, limit: Int) throws -> [AuditLine] {
    try find(
      .audit, ["_id": ["$lt": id.map { $0.bson } ?? .maxKey]], sort: ["_id": -1], limit: limit
    ).map { try AuditLine($0) }
  }

  /// The next lines that are to be transferred.
  func auditLines(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: AuditID? = key?.id()
    let found = try page(of: .audit, after: last, limit: limit)
    return TransferPage(try found.map { .audit(try AuditLine($0)) }, limit: limit)
  }
}
