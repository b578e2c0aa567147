import Synchronization

/// Tells friends, and only friends, who is here.
///
/// Derived from live connections and kept in memory (see ``PresenceBoard``).
package final class Presence: Sendable {
  /// How often departures are looked for: well within the second that the contract allows.
  static let tick: Duration = .milliseconds(250)
  /// How often everybody who is here gets the whole list again.
  static let fullEvery: Duration = .seconds(300)

  private let store: any PresenceStore
  private let live: Live
  private let world: World
  private let board: Mutex<PresenceBoard>

  /// `linger` is how long a person stays after their last connection ended, in seconds.
  package init(store: any PresenceStore, live: Live, world: World, linger: Int) {
    self.store = store
    self.live = live
    self.world = world
    board = Mutex(PresenceBoard(linger: .seconds(linger)))
  }

  /// A device connected. Its caller has yet to see that `session` lives: an end before this call
  /// found nothing to end here.
  func connected(_ id: PresenceID, of user: UserID, in session: SessionID) async {
    board.withLock { $0.connected(id, of: user, in: session) }
    await tell(of: user)
  }

  /// Somebody looks at a device, or stops looking.
  func active(_ active: Bool, _ id: PresenceID, of user: UserID) async {
    board.withLock { $0.active(active, id, of: user) }
    await tell(of: user)
  }

  /// A device's connection ended.
  func disconnected(_ id: PresenceID, of user: UserID) async {
    let (now, time) = (world.uptime(), world.now())
    board.withLock { $0.disconnected(id, of: user, at: now, time) }
    await tell(of: user)
    await save()
  }

  /// These sessions ended, which shows at once, whatever becomes of their sockets.
  func ended(_ sessions: [SessionID]) async {
    let time = world.now()
    board.withLock { $0.ended(Set(sessions), time) }
    await tellAll()
    await save()
  }

  /// How many people are here.
  var online: Int { board.withLock { $0.present.count } }

  /// What the person sees of all their friends.
  func friends(of user: UserID) async throws -> [PresenceItem] {
    try await items(for: try await store.audience(of: user), to: user)
  }

  /// What a friend sees of these people.
  func items(for users: [UserID], to viewer: UserID) async throws -> [PresenceItem] {
    let lastSeen = try await store.lastSeen(of: users, to: viewer)
    return board.withLock { $0.items(for: users, lastSeen) }
  }

  /// Two people have just become friends: each learns how the other one is.
  func introduce(_ one: UserID, _ other: UserID) async throws {
    try await show([other], to: one)
    try await show([one], to: other)
  }

  /// Watches for departures until the task is cancelled, makes up for what failed, and repeats the
  /// whole list to everybody.
  package func run() async throws {
    var nextFull = world.uptime() + Self.fullEvery
    while true {
      try await world.sleep(Self.tick)
      let now = world.uptime()
      board.withLock { $0.expire(at: now) }
      await tellAll()
      await save()
      if now >= nextFull {
        nextFull = now + Self.fullEvery
        for user in board.withLock({ $0.present }) {
          try? await show(store.audience(of: user), to: user, full: true)
        }
      }
    }
  }

  /// Tells everybody whose friends don't know; stops where the store fails, until the next tick.
  private func tellAll() async {
    for user in board.withLock({ $0.untold }) {
      guard await tell(of: user) else { return }
    }
  }

  /// Tells the person's friends how they are, if that is news; false where the store failed.
  ///
  /// The state is read, and told, under the lock in which it changes: whoever is overtaken here has
  /// nothing to tell, and nothing older ever follows something newer.
  @discardableResult
  private func tell(of user: UserID) async -> Bool {
    guard board.withLock({ $0.untold.contains(user) }) else { return true }
    guard let friends = try? await store.audience(of: user),
      let showing = try? await store.showingLastSeen(among: friends + [user])
    else { return false }
    board.withLock { board in
      guard let news = board.news(of: user) else { return }
      let lastSeen = showing.contains(user) ? news.lastSeen : nil
      let isSeen = { lastSeen != nil && showing.contains($0) }
      for (moment, audience) in [
        (lastSeen, friends.filter(isSeen)), (nil, friends.filter { !isSeen($0) }),
      ] where !audience.isEmpty {
        let item = PresenceItem(user: user, state: news.state, lastSeen: moment)
        live.tell(audience, PresenceShown(items: [item]), .droppable)
      }
    }
    return true
  }

  /// Shows one person how some of their friends are, in order with everything else that is told.
  private func show(_ users: [UserID], to viewer: UserID, full: Bool? = nil) async throws {
    let lastSeen = try await store.lastSeen(of: users, to: viewer)
    board.withLock { board in
      let shown = PresenceShown(items: board.items(for: users, lastSeen), full: full)
      live.tell([viewer], shown, .droppable)
    }
  }

  /// Keeps when people were last here; what fails is tried again at the next tick.
  private func save() async {
    for (user, time) in board.withLock({ $0.takeUnsaved() }) {
      do {
        try await store.saw(user, at: time)
      } catch {
        board.withLock { $0.keep(user, unsaved: time) }
      }
    }
  }
}

extension PresenceBoard {
  fileprivate func items(for users: [UserID], _ lastSeen: [UserID: Timestamp]) -> [PresenceItem] {
    users.map { user in
      let state = state(of: user)
      return PresenceItem(
        user: user, state: state, lastSeen: state == .offline ? lastSeen[user] : nil)
    }
  }
}

/// How one person is.
struct PresenceItem: Codable, Equatable, Sendable {
  let user: UserID
  let state: PresenceState
  /// When they were last here; only while offline, and only if both let it be seen.
  var lastSeen: Timestamp?
}

/// `presence`: how some friends are, or with `full` how all of them are.
struct PresenceShown: Codable {
  var type = "presence"
  let items: [PresenceItem]
  var full: Bool?
}
