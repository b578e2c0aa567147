/// One storage engine, opened: a store for each feature over the same data.
package protocol Stores: Sendable {
  var policies: any PolicyStore { get }
  var accounts: any AccountStore { get }
  var recovery: any RecoveryStore { get }
  var sessions: any SessionStore { get }
  var attempts: any AttemptStore { get }
  var secondFactors: any SecondFactorStore { get }
  var people: any PersonStore { get }
  var friends: any FriendStore { get }
  var blocks: any BlockStore { get }
  var invites: any InviteStore { get }
  var conversations: any ConversationStore { get }
  var messages: any MessageStore { get }
  var attachments: any AttachmentStore { get }
  var media: any MediaStore { get }
  var receipts: any ReceiptStore { get }
  var presence: any PresenceStore { get }
  var deletions: any DeletionStore { get }
  var reports: any ReportStore { get }
  var audit: any AuditStore { get }
  var operation: any OperationStore { get }

  /// Names this database; a restored backup is another one.
  var epoch: String { get }

  /// Where a task reads without changing threads; nil where reading takes it elsewhere anyway.
  var executor: (any TaskExecutor)? { get }

  /// An element each time that something may have been stored of which nobody was told, because the store
  /// did not answer, once it is settled what has become of it: then everybody has to compare. For one
  /// listener; ended where no such thing can happen.
  var interruptions: AsyncStream<Void> { get }

  /// Whether it can serve right now; for `/readyz`.
  func isReady() async -> Bool

  /// Takes what was deleted out of every file that it may still be in, and keeps that it did so at
  /// `now`; meant for once a day.
  ///
  /// Throws where long reads don't let go of the files; the next time does what this one couldn't.
  func purge(at now: Timestamp) async throws

  /// When that was last done; nil where it never was.
  func lastPurge() async throws -> Timestamp?

  /// Lets what runs come to its end, and lets go of what is open.
  func close() async throws
}

extension Stores {
  /// None: what is read comes from elsewhere.
  package var executor: (any TaskExecutor)? { nil }

  /// None: an engine within the process answers, or both end.
  package var interruptions: AsyncStream<Void> { AsyncStream { $0.finish() } }
}
