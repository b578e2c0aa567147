import Chat
import SQLiteStore
import Synchronization

/// Calls of the stores that are to fail, as on a machine that is overrun.
final class Trouble: Sendable {
  enum Call: Hashable {
    case session
    case audience
  }

  private let successes = Mutex<[Call: Int]>([:])

  /// One call fails, once so many of its kind have succeeded.
  func fail(_ call: Call, after count: Int = 0) { successes.withLock { $0[call] = count } }

  fileprivate func pass(_ call: Call) throws {
    let fails = successes.withLock { successes in
      guard let left = successes[call] else { return false }
      successes[call] = left == 0 ? nil : left - 1
      return left == 0
    }
    if fails { throw CommonRefusal.busy(retryAfter: 1) }
  }
}

/// Real stores, in trouble.
struct TroubledStores: Stores {
  let stores: SQLiteStores
  let trouble: Trouble

  var accounts: any AccountStore { stores.accounts }
  var recovery: any RecoveryStore { stores.recovery }
  var sessions: any SessionStore { TroubledSessions(store: stores.sessions, trouble: trouble) }
  var attempts: any AttemptStore { stores.attempts }
  var secondFactors: any SecondFactorStore { stores.secondFactors }
  var people: any PersonStore { stores.people }
  var friends: any FriendStore { stores.friends }
  var blocks: any BlockStore { stores.blocks }
  var invites: any InviteStore { stores.invites }
  var policies: any PolicyStore { stores.policies }
  var reports: any ReportStore { stores.reports }
  var audit: any AuditStore { stores.audit }
  var operation: any OperationStore { stores.operation }
  var conversations: any ConversationStore { stores.conversations }
  var messages: any MessageStore { stores.messages }
  var attachments: any AttachmentStore { stores.attachments }
  var media: any MediaStore { stores.media }
  var receipts: any ReceiptStore { stores.receipts }
  var deletions: any DeletionStore { stores.deletions }
  var presence: any PresenceStore { TroubledPresence(store: stores.presence, trouble: trouble) }
  var epoch: String { stores.epoch }

  func isReady() async -> Bool { await stores.isReady() }

  func purge(at now: Timestamp) async throws { try await stores.purge(at: now) }

  func lastPurge() async throws -> Timestamp? { try await stores.lastPurge() }

  func close() async throws { try await stores.close() }
}

private struct TroubledSessions: SessionStore {
  let store: any SessionStore
  let trouble: Trouble

  func create(_ session: Session, token: TokenHash) async throws -> Bool {
    try await store.create(session, token: token)
  }

  func session(_ id: SessionID, at now: Timestamp) async throws -> Session? {
    try trouble.pass(.session)
    return try await store.session(id, at: now)
  }

  func sessions(of user: UserID, at now: Timestamp) async throws -> [Session] {
    try await store.sessions(of: user, at: now)
  }

  func rotate(_ request: RotationRequest) async throws -> Rotation {
    try await store.rotate(request)
  }

  func revoke(_ id: SessionID, of user: UserID) async throws -> Bool {
    try await store.revoke(id, of: user)
  }

  func revokeOthers(than kept: SessionID, of user: UserID) async throws -> [SessionID] {
    try await store.revokeOthers(than: kept, of: user)
  }
}

private struct TroubledPresence: PresenceStore {
  let store: any PresenceStore
  let trouble: Trouble

  func audience(of user: UserID) async throws -> [UserID] {
    try trouble.pass(.audience)
    return try await store.audience(of: user)
  }

  func saw(_ user: UserID, at moment: Timestamp) async throws {
    try await store.saw(user, at: moment)
  }

  func showingLastSeen(among users: [UserID]) async throws -> Set<UserID> {
    try await store.showingLastSeen(among: users)
  }

  func lastSeen(of users: [UserID], to viewer: UserID) async throws -> [UserID: Timestamp] {
    try await store.lastSeen(of: users, to: viewer)
  }
}
