import Chat
import Foundation
import Logging

/// Every store port over one MongoDB replica set.
package struct MongoStores: Stores {
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

  let pool: MongoPool

  /// Opens the database, making its collections as needed. `folder` is this process's own, for files
  /// that are being worked on; without one it is a new one among the system's temporary files.
  ///
  /// Throws a ``MongoFault`` where no primary can be found in time, and where the database is a newer
  /// release's or lacks an index that a promise rests on.
  package init(_ address: MongoAddress, folder: String? = nil, logger: Logger) async throws {
    try await self.init(address, .serving, folder: folder, logger: logger)
  }

  init(
    _ address: MongoAddress, _ patience: MongoPatience, folder: String? = nil, logger: Logger
  ) async throws {
    MongoLog.use(logger)
    let pool = try MongoPool(address, patience)
    self.pool = pool
    policies = MongoPolicyStore(pool: pool)
    accounts = MongoAccountStore(pool: pool)
    recovery = MongoRecoveryStore(pool: pool)
    sessions = MongoSessionStore(pool: pool)
    attempts = MongoAttemptStore(pool: pool)
    secondFactors = MongoSecondFactorStore(pool: pool)
    people = MongoPersonStore(pool: pool)
    friends = MongoFriendStore(pool: pool)
    blocks = MongoBlockStore(pool: pool)
    invites = MongoInviteStore(pool: pool)
    conversations = MongoConversationStore(pool: pool)
    messages = MongoMessageStore(pool: pool, sequencer: Sequencer(pool: pool))
    let claims = MediaClaims()
    attachments = MongoAttachmentStore(pool: pool, claims: claims)
    receipts = MongoReceiptStore(pool: pool)
    presence = MongoPresenceStore(pool: pool)
    deletions = MongoDeletionStore(pool: pool)
    reports = MongoReportStore(pool: pool)
    audit = MongoAuditStore(pool: pool)
    operation = MongoOperationStore(pool: pool)
    do {
      media = try GridFSMediaStore(pool: pool, claims: claims, folder: folder ?? Self.newFolder())
      epoch = try await Self.prepare(address)
    } catch {
      try await pool.close()
      throw error
    }
  }

  /// As ``MongoPool/prepareDatabase()``, which may take its time.
  private static func prepare(_ address: MongoAddress) async throws -> String {
    let pool = try MongoPool(address, .upkeep)
    do {
      let epoch = try await pool.prepareDatabase()
      try await pool.close()
      return epoch
    } catch {
      try await pool.close()
      throw error
    }
  }

  package var interruptions: AsyncStream<Void> { pool.interruptions.over(pool) }

  package func isReady() async -> Bool {
    await pool.isAnswered()
  }

  /// Documents are gone as soon as they are deleted, and MongoDB decides itself when their bytes leave
  /// the files, journals and oplogs of its members: there is nothing to do but to say that it was asked.
  package func purge(at now: Timestamp) async throws {
    _ = try await pool.run { connection in
      try connection.forgetAttempts(at: now)
      try connection.forgetInvites(at: now)
      try connection.forgetReports(at: now)
      try connection.forgetAudit(at: now)
      return try connection.updateOne(
        .instance, ["_id": "purge"], ["$set": ["at": now.bson]], upsert: true)
    }
  }

  package func lastPurge() async throws -> Timestamp? {
    try await pool.run { try $0.findOne(.instance, ["_id": "purge"])?.value("at") }
  }

  /// Lets what runs come to its end.
  package func close() async throws { try await pool.close() }

  private static func newFolder() -> String {
    FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
  }
}
