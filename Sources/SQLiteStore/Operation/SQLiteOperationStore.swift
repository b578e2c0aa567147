import Chat
import GRDB

struct SQLiteOperationStore: OperationStore {
  let database: SQLiteDatabase
  /// Whose disk is told of.
  let folder: String

  func figures() async throws -> StoredFigures {
    let disk = DiskRoom(folder: folder, reserve: nil).disk
    return try await database.read { try $0.figures(disk) }
  }

  func people(matching words: [String], after: UserID?, limit: Int) async throws
    -> [OperatorPerson]
  {
    let sought = try SoughtWords(words)
    return try await database.read { database in
      guard let sought else {
        return try database.rows(
          OperatorPerson.query + "ORDER BY id DESC LIMIT ?2", [blob(above: after), limit + 1]
        ).map { OperatorPerson($0) }
      }
      return try database.rows(
        OperatorPerson.query + "AND \(SoughtWords.areFound(longest: "?3", all: "?4")) "
          + "ORDER BY id DESC LIMIT ?2",
        [blob(above: after), limit + 1, sought.longest, sought.all]
      ).map { OperatorPerson($0) }
    }
  }

  func person(_ id: UserID) async throws -> OperatorPerson? {
    try await database.read { database in
      try database.row(
        "SELECT \(OperatorPerson.columns) FROM account WHERE id = ? AND deleted = 0", [id]
      ).map { OperatorPerson($0) }
    }
  }

  func change(_ id: UserID, _ change: StandingChange) async throws -> StandingOutcome {
    try await database.write { try $0.change(id, change) }
  }

  func remove(_ id: UserID, _ stamp: AuditStamp) async throws -> RemovalOutcome {
    try await database.write { try $0.remove(id, stamp) }
  }

  func keep(_ link: IssuedCode, of id: UserID, _ stamp: AuditStamp) async throws -> Bool {
    try await database.write { database in
      guard try database.livingAccount(id) != nil, let number = try database.accountNumber(id)
      else { return false }
      var means = try database.recoveryMeans(of: number)
      guard means.keep(link) == nil else { return false }
      try database.save(means, of: number)
      try database.insert(stamp.line(.resetLink, about: id))
      return true
    }
  }
}

extension OperatorPerson {
  /// What `init(_:)` reads, in its order.
  fileprivate static let columns =
    User.columns
      + """
      , email, role, createdAt,
      (SELECT max(session.lastSeen) FROM session WHERE session.account = account.number),
      suspendedAt, deleteAt,
      (SELECT coalesce(sum(bytes), 0) FROM media WHERE owner = account.number),
      (SELECT count(*) FROM report WHERE about = account.number AND closedAt IS NULL)
      """

  /// People below the id ?1.
  fileprivate static let query =
    "SELECT \(columns) FROM account WHERE id < ?1 AND deleted = 0 "

  fileprivate init(_ row: Row) {
    self.init(
      user: User(row), email: row[6], role: Account.Role.allCases[row[7]], createdAt: row[8],
      lastSeen: row[9], suspendedAt: row[10], deleteAt: row[11], mediaBytes: row[12],
      reports: row[13])
  }
}

extension Database {
  /// Messages are the numbers of all logs without those that change one: nobody counts them one by one.
  /// What is counted is counted in an index.
  fileprivate func figures(_ disk: StoredFigures.Disk?) throws -> StoredFigures {
    let row = try row(
      """
      SELECT (SELECT count(*) FROM account WHERE id > x'00' AND deleted = 0),
        (SELECT count(*) FROM account WHERE suspendedAt > 0),
        (SELECT count(*) FROM report WHERE id > x'00' AND closedAt IS NULL),
        (SELECT coalesce(sum(head), 0) FROM conversation WHERE number > 0)
          - (SELECT count(*) FROM change WHERE key > 0),
        (SELECT coalesce(sum(bytes), 0) FROM media WHERE owner > 0),
        (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)
      """)
    guard let row else { throw DatabaseError(message: "no figures") }
    return StoredFigures(
      people: row[0], suspended: row[1], reports: row[2], messages: row[3], mediaBytes: row[4],
      databaseBytes: row[5], disk: disk)
  }

  fileprivate func change(_ id: UserID, _ change: StandingChange) throws -> StandingOutcome {
    guard let account = try livingAccount(id), let number = try accountNumber(id) else {
      return .unknown
    }
    let standing = change.applied(to: account)
    guard standing.isNews else { return .unchanged }
    if standing.isLoss, try !hasOperator(besides: number) { return .lastOperator }
    try run(
      "UPDATE account SET suspendedAt = ?, role = ?, version = ? WHERE number = ?",
      [
        standing.account.suspendedAt, standing.account.role.number, standing.account.version,
        number,
      ])
    let ended = standing.isSuspension ? try endSessions(of: number) : []
    for line in standing.lines(ended: ended) { try insert(line) }
    return .changed(ended)
  }

  /// Whoever is suspended runs nothing.
  private func hasOperator(besides number: Int64) throws -> Bool {
    try row(
      """
      SELECT 1 FROM account
      WHERE role = 1 AND number <> ? AND deleted = 0 AND suspendedAt IS NULL LIMIT 1
      """, [number]) != nil
  }

  fileprivate func remove(_ id: UserID, _ stamp: AuditStamp) throws -> RemovalOutcome {
    guard let account = try livingAccount(id), let number = try accountNumber(id) else {
      return .unknown
    }
    guard account.role != .operator else { return .isOperator }
    if account.isRemoved(at: stamp.at) { return .removed([]) }
    try run(
      "UPDATE account SET suspendedAt = coalesce(suspendedAt, ?1), deleteAt = ?1 WHERE number = ?2",
      [stamp.at, number])
    let ended = try endSessions(of: number)
    try insert(stamp.line(.deleted, about: id, ended: ended))
    return .removed(ended)
  }
}
