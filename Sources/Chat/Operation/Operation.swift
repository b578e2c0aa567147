/// Running the instance: who is in it, how they stand, and how much there is of everything.
package struct Operation: Sendable {
  private let store: any OperationStore
  private let acts: OperatorActs
  private let accounts: Accounts
  private let sessions: Sessions
  private let presence: Presence
  private let publicURL: PublicURL

  package init(
    store: any OperationStore, accounts: Accounts, sessions: Sessions, presence: Presence,
    publicURL: PublicURL, world: World
  ) {
    self.store = store
    self.accounts = accounts
    self.sessions = sessions
    self.presence = presence
    self.publicURL = publicURL
    acts = OperatorActs(store: store, world: world)
  }

  /// Throws `operatorsOnly` where the person runs nothing here.
  func insist(on user: UserID) async throws {
    guard try await accounts.account(user).role == .operator else {
      throw OperatorRefusal.operatorsOnly
    }
  }

  /// How much there is of everything.
  func figures() async throws -> Figures {
    Figures(try await store.figures(), online: presence.online)
  }

  /// People, the newest account first.
  func people(_ query: String, after: UserID?, limit: Int) async throws -> Page<OperatorPerson> {
    try await acts.people(query, after: after, limit: limit)
  }

  /// Changes how somebody stands, ends their sockets where they are suspended, and tells them what they
  /// are.
  func change(_ id: UserID, _ patch: StandingPatch, by user: UserID) async throws
    -> OperatorPerson
  {
    let ended = try await acts.change(
      id, isSuspended: patch.suspended, role: patch.role, by: user)
    if let ended {
      await sessions.announceEnd(of: ended)
      if patch.role != nil { try await accounts.announce(id) }
    }
    return try await acts.person(id)
  }

  /// Lets somebody be deleted as if their week were over.
  func remove(_ id: UserID, by user: UserID) async throws {
    await sessions.announceEnd(of: try await acts.remove(id, by: user))
  }

  /// A link with which somebody gives themselves a new password, told this once.
  func makeResetLink(for id: UserID, by user: UserID) async throws -> String {
    let person = try await acts.person(id)
    return publicURL.description + (try await acts.makeResetLink(for: person.user, by: user))
  }
}

/// How much there is of everything, as it is told.
struct Figures: Codable, Equatable {
  let people: Int
  let suspended: Int
  /// People who have a socket here now.
  let online: Int
  /// Open ones.
  let reports: Int
  let messages: Int
  let mediaBytes: Int
  @Nullable var databaseBytes: Int?
  @Nullable var disk: StoredFigures.Disk?
  let version: String

  init(_ stored: StoredFigures, online: Int) {
    people = stored.people
    suspended = stored.suspended
    self.online = online
    reports = stored.reports
    messages = stored.messages
    mediaBytes = stored.mediaBytes
    databaseBytes = stored.databaseBytes
    disk = stored.disk
    version = Release.version
  }
}
