import Chat
import Synchronization

/// Everything the memory stores hold. One lock makes every method one whole transaction.
final class SharedState: Sendable {
  private let state = Mutex(MemoryState())

  func callAsFunction<Value: Sendable>(
    _ body: @Sendable (inout MemoryState) throws -> Value
  ) rethrows -> Value {
    try state.withLock { try body(&$0) }
  }
}

struct MemoryState {
  var accounts: [UserID: Account] = [:]
  var lastSeen: [UserID: Timestamp] = [:]
  var means: [UserID: RecoveryMeans] = [:]
  var sessions: [SessionID: Session] = [:]
  var tokens: [TokenHash: RefreshToken] = [:]
  var requests: [RequestID: Request] = [:]
  var friendships: [Set<UserID>: Friendship] = [:]
  /// Whom each one has blocked, and since when.
  var blocks: [UserID: [UserID: Timestamp]] = [:]
  var invites: [InviteID: KeptInvite] = [:]
  var conversations: [ConversationID: SharedLog] = [:]
  var policy = InstancePolicy()
  var reports: [ReportID: KeptReport] = [:]
  var audit: [AuditLine] = []
  var media: [MediaID: Media] = [:]
  var discarded: Set<MediaDigest> = []
  var lastPurge: Timestamp?
  /// When all attempts will be there again.
  var attempts: [AttemptKey: Timestamp] = [:]
  var secondFactors: [UserID: SecondFactor] = [:]
  var trustedDevices: [UserID: [TrustedDevice]] = [:]

  struct RefreshToken {
    let session: SessionID
    let predecessor: TokenHash?
    var followedAt: Timestamp?
  }

  struct Request {
    let asker: UserID
    let other: UserID
    let createdAt: Timestamp

    var pair: Set<UserID> { [asker, other] }
  }

  struct Friendship {
    let since: Timestamp
    /// The request it came of, and who had made it.
    let request: RequestID
    let asker: UserID
  }

  struct Membership: Equatable {
    var own = Pointers(readSeq: 0, deliveredSeq: 0)
    /// The copy that the other one may see.
    var shown = Pointers(readSeq: 0, deliveredSeq: 0)
    var muted = false
    var pinned = false
    var archived = false
    var draft: String?
    var rev = 0
  }

  /// An account that isn't deleted.
  func living(_ id: UserID) -> Account? {
    accounts[id].flatMap { $0.user.deleted == true ? nil : $0 }
  }

  func card(_ id: UserID) -> User? { accounts[id]?.user }

  func areFriends(_ one: UserID, _ other: UserID) -> Bool { friendships[[one, other]] != nil }

  func hasBlocked(_ blocker: UserID, _ other: UserID) -> Bool { blocks[blocker]?[other] != nil }

  mutating func raiseVersions(of users: Set<UserID>) -> Versions {
    var versions = Versions()
    for user in users {
      accounts[user]?.version += 1
      versions[user] = accounts[user]?.version
    }
    return versions
  }

  func friends(of id: UserID) -> [UserID] {
    friendships.keys.filter { $0.contains(id) }.flatMap { $0.subtracting([id]) }
  }

  /// Upper and lower case of ASCII are one; as bytes, so that the order is that of SQLite's NOCASE.
  static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  static func inOrder(_ one: String, _ other: String) -> Bool {
    folded(one).lexicographicallyPrecedes(folded(other))
  }
}
