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

  /// A device connected.
  func connected(_ id: PresenceID, of user: UserID) async throws {
    guard let state = board.withLock({ $0.connected(id, of: user) }) else { return }
    try await show(user, as: state)
  }

  /// Somebody looks at a device, or stops looking.
  func active(_ active: Bool, _ id: PresenceID, of user: UserID) async throws {
    guard let state = board.withLock({ $0.active(active, id, of: user) }) else { return }
    try await show(user, as: state)
  }

  /// A device's connection ended; after a log-out (`lingering` false) that shows at once.
  func disconnected(_ id: PresenceID, of user: UserID, lingering: Bool) async throws {
    let now = world.uptime()
    let state = board.withLock {
      $0.disconnected(id, of: user, at: now, lingering: lingering)
    }
    try await store.saw(user, at: world.now())
    if let state { try await show(user, as: state) }
  }

  /// What the person sees of all their friends.
  func friends(of user: UserID) async throws -> [PresenceItem] {
    try await items(for: try await store.audience(of: user))
  }

  /// What friends see of these people.
  func items(for users: [UserID]) async throws -> [PresenceItem] {
    let states = board.withLock { board in users.map { board.state(of: $0) } }
    let away = zip(users, states).filter { $0.1 == .offline }.map(\.0)
    let lastSeen = away.isEmpty ? [:] : try await store.lastSeen(of: away)
    return zip(users, states).map { PresenceItem(user: $0, state: $1, lastSeen: lastSeen[$0]) }
  }

  /// Two people have just become friends: each learns how the other one is.
  func introduce(_ one: UserID, _ other: UserID) async throws {
    for item in try await items(for: [one, other]) {
      live.tell([item.user == one ? other : one], PresenceShown(items: [item]), .droppable)
    }
  }

  /// Watches for departures until the task is cancelled, and repeats the whole list to everybody.
  package func run() async throws {
    var nextFull = world.uptime() + Self.fullEvery
    while true {
      try await world.sleep(Self.tick)
      let now = world.uptime()
      for user in board.withLock({ $0.expire(at: now) }) {
        try? await show(user, as: .offline)
      }
      if now >= nextFull {
        nextFull = now + Self.fullEvery
        try? await repeatAll()
      }
    }
  }

  private func repeatAll() async throws {
    for user in board.withLock({ $0.present }) {
      let items = try await friends(of: user)
      live.tell([user], PresenceShown(items: items, full: true), .droppable)
    }
  }

  private func show(_ user: UserID, as state: PresenceState) async throws {
    let friends = try await store.audience(of: user)
    guard !friends.isEmpty else { return }
    let lastSeen = state == .offline ? try await store.lastSeen(of: [user])[user] : nil
    let item = PresenceItem(user: user, state: state, lastSeen: lastSeen)
    live.tell(friends, PresenceShown(items: [item]), .droppable)
  }
}

/// How one person is.
struct PresenceItem: Codable, Equatable, Sendable {
  let user: UserID
  let state: PresenceState
  /// When they were last here; only while offline, and only if they let it be seen.
  var lastSeen: Timestamp?
}

/// `presence`: how some friends are, or with `full` how all of them are.
struct PresenceShown: Codable {
  var type = "presence"
  let items: [PresenceItem]
  var full: Bool?
}
