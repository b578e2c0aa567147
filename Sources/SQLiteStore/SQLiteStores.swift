import Chat

/// Every store port over one SQLite file, and files beside it.
package struct SQLiteStores: Stores {
  package let policies: any PolicyStore
  package let accounts: any AccountStore
  package let recovery: any RecoveryStore
  package let sessions: any SessionStore
  package let attempts: any AttemptStore
  package let secondFactors: any SecondFactorStore
  package let people: any PersonStore
  package let friends: any FriendStore
  package let blocks: any BlockStore
  package let invites: any InviteStore
  package let conversations: any ConversationStore
  package let messages: any MessageStore
  package let attachments: any AttachmentStore
  package let media: any MediaStore
  package let receipts: any ReceiptStore
  package let presence: any PresenceStore
  package let deletions: any DeletionStore
  package let reports: any ReportStore
  package let audit: any AuditStore
  package let operation: any OperationStore
  package let epoch: String

  private let database: SQLiteDatabase

  /// Opens the database in `folder`, making it as needed; throws as ``SQLiteDatabase`` does, and
  /// tells `willMigrate` what it does.
  package init(
    folder: String, willMigrate: (_ copy: String) -> Void = { _ in }
  ) async throws {
    try await self.init(
      SQLiteDatabase(folder: folder, willMigrate: willMigrate), FileMediaStore(folder: folder))
  }

  /// All the stores of a database and a media store that are open already.
  package init(_ database: SQLiteDatabase, _ media: FileMediaStore) async throws {
    self.database = database
    self.media = media
    policies = SQLitePolicyStore(database: database)
    accounts = SQLiteAccountStore(database: database)
    recovery = SQLiteRecoveryStore(database: database)
    sessions = SQLiteSessionStore(database: database)
    attempts = SQLiteAttemptStore(database: database)
    secondFactors = SQLiteSecondFactorStore(database: database)
    people = SQLitePersonStore(database: database)
    friends = SQLiteFriendStore(database: database)
    blocks = SQLiteBlockStore(database: database)
    invites = SQLiteInviteStore(database: database)
    conversations = SQLiteConversationStore(database: database)
    messages = SQLiteMessageStore(database: database)
    attachments = SQLiteAttachmentStore(database: database)
    receipts = SQLiteReceiptStore(database: database)
    presence = SQLitePresenceStore(database: database)
    deletions = SQLiteDeletionStore(database: database)
    reports = SQLiteReportStore(database: database)
    audit = SQLiteAuditStore(database: database)
    operation = SQLiteOperationStore(database: database, folder: media.folder)
    epoch = try await database.read { try $0.row("SELECT epoch FROM instance")?[0] ?? "" }
  }

  package var executor: (any TaskExecutor)? { database.executor }

  package func isReady() async -> Bool {
    await database.isReady()
  }

  package func purge(at now: Timestamp) async throws {
    try await database.write { database in
      try database.forgetAttempts(at: now)
      try database.forgetInvites(at: now)
      try database.forgetReports(at: now)
      try database.forgetAudit(at: now)
    }
    try await database.purge()
    try await database.write { try $0.run("UPDATE instance SET purgedAt = ?", [now]) }
  }

  package func lastPurge() async throws -> Timestamp? {
    try await database.read { try $0.row("SELECT purgedAt FROM instance")?[0] }
  }

  /// Finishes what is queued and closes the file.
  package func close() async throws {
    try await database.close()
  }
}
