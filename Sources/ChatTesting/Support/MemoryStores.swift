import Chat

/// Every store port in memory: simple enough to be right at sight, and so the reference for engines.
package struct MemoryStores: Stores {
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
  package let media: any MediaStore = MemoryMediaStore()
  package let receipts: any ReceiptStore
  package let presence: any PresenceStore
  package let deletions: any DeletionStore
  package let reports: any ReportStore
  package let audit: any AuditStore
  package let operation: any OperationStore
  package let epoch = "memory"

  private let state = SharedState()

  package init() {
    policies = MemoryPolicyStore(state: state)
    accounts = MemoryAccountStore(state: state)
    recovery = MemoryRecoveryStore(state: state)
    sessions = MemorySessionStore(state: state)
    attempts = MemoryAttemptStore(state: state)
    secondFactors = MemorySecondFactorStore(state: state)
    people = MemoryPersonStore(state: state)
    friends = MemoryFriendStore(state: state)
    blocks = MemoryBlockStore(state: state)
    invites = MemoryInviteStore(state: state)
    conversations = MemoryConversationStore(state: state)
    messages = MemoryMessageStore(state: state)
    attachments = MemoryAttachmentStore(state: state)
    receipts = MemoryReceiptStore(state: state)
    presence = MemoryPresenceStore(state: state)
    deletions = MemoryDeletionStore(state: state)
    reports = MemoryReportStore(state: state)
    audit = MemoryAuditStore(state: state)
    operation = MemoryOperationStore(state: state)
  }

  package func isReady() async -> Bool { true }

  package func purge(at now: Timestamp) async throws {
    state { state in
      state.forgetAttempts(at: now)
      state.forgetInvites(at: now)
      state.forgetReports(at: now)
      state.forgetAudit(at: now)
      state.lastPurge = now
    }
  }

  package func lastPurge() async throws -> Timestamp? { state { $0.lastPurge } }

  package func close() async throws {}
}
