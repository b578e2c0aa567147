/// Who is connected, and whether anybody is looking: the pure state behind presence, and what of it
/// has yet to be told.
///
/// It knows no clock: every call says the time, as a `Duration` since some beginning. Nothing of it is
/// stored, so a crash leaves nobody online.
struct PresenceBoard {
  private struct Device {
    let session: SessionID
    var isLooking = true
  }

  private struct Departure {
    let at: Duration
    /// What was shown then, and is until the person has lingered long enough.
    let state: PresenceState
    /// The session of the last connection.
    let session: SessionID
  }

  private struct Person {
    var devices: [PresenceID: Device] = [:]
    /// How the last connection ended; nil while there is one.
    var departure: Departure?
    /// When a connection last ended.
    var lastSeen: Timestamp?
    /// What friends were told last.
    var told = PresenceState.offline

    var state: PresenceState {
      if let departure { return departure.state }
      if devices.isEmpty { return .offline }
      return devices.values.contains(where: \.isLooking) ? .online : .idle
    }
  }

  private var people: [UserID: Person] = [:]
  /// Those who are not as their friends were told.
  private(set) var untold: Set<UserID> = []
  /// When these were last here, as far as no store has kept it yet.
  private var unsaved: [UserID: Timestamp] = [:]
  /// How long a person stays after their last connection ended.
  let linger: Duration

  init(linger: Duration) {
    self.linger = linger
  }

  /// What others see of a person.
  func state(of user: UserID) -> PresenceState { people[user]?.state ?? .offline }

  /// Everybody who is not offline.
  var present: [UserID] { people.filter { $0.value.state != .offline }.map(\.key) }

  /// A connection of `session` began.
  mutating func connected(_ id: PresenceID, of user: UserID, in session: SessionID) {
    change(user) {
      $0.devices[id] = Device(session: session)
      $0.departure = nil
    }
  }

  /// Somebody looks at a connection, or stops looking.
  mutating func active(_ active: Bool, _ id: PresenceID, of user: UserID) {
    guard people[user]?.devices[id] != nil else { return }
    change(user) { $0.devices[id]?.isLooking = active }
  }

  /// A connection ended; a person whose last one it was lingers.
  mutating func disconnected(_ id: PresenceID, of user: UserID, at now: Duration, _ time: Timestamp)
  {
    guard let person = people[user], let device = person.devices[id] else { return }
    unsaved[user] = time
    change(user) {
      $0.lastSeen = time
      $0.devices[id] = nil
      guard $0.devices.isEmpty else { return }
      $0.departure = Departure(at: now, state: person.state, session: device.session)
    }
  }

  /// These sessions ended: what was connected in them is gone at once, also what only lingered.
  mutating func ended(_ sessions: Set<SessionID>, _ time: Timestamp) {
    for (user, person) in people {
      let devices = person.devices.filter { !sessions.contains($0.value.session) }
      let wasConnected = devices.count < person.devices.count
      let lingered = person.departure.map { sessions.contains($0.session) } ?? false
      guard wasConnected || lingered else { continue }
      if wasConnected { unsaved[user] = time }
      change(user) {
        $0.devices = devices
        $0.departure = nil
        if wasConnected { $0.lastSeen = time }
      }
    }
  }

  /// Those whose time to linger has passed are offline now.
  mutating func expire(at now: Duration) {
    for (user, person) in people {
      guard let departure = person.departure, now - departure.at >= linger else { continue }
      change(user) { $0.departure = nil }
    }
  }

  /// What friends have to be told of a person, whom they count as told from now on; nil where they
  /// know.
  mutating func news(of user: UserID) -> (state: PresenceState, lastSeen: Timestamp?)? {
    guard untold.contains(user), let person = people[user] else { return nil }
    change(user) { $0.told = $0.state }
    return (person.state, person.state == .offline ? person.lastSeen : nil)
  }

  /// Takes what has to be saved; what can't be goes back by ``keep(_:unsaved:)``.
  mutating func takeUnsaved() -> [UserID: Timestamp] {
    defer { unsaved = [:] }
    return unsaved
  }

  /// A moment could not be saved; a later one has precedence.
  mutating func keep(_ user: UserID, unsaved time: Timestamp) {
    unsaved[user] = max(unsaved[user] ?? time, time)
  }

  private mutating func change(_ user: UserID, _ body: (inout Person) -> Void) {
    var person = people[user] ?? Person()
    body(&person)
    let isForgotten = person.state == .offline && person.told == .offline
    people[user] = isForgotten ? nil : person
    if person.state == person.told { untold.remove(user) } else { untold.insert(user) }
  }
}

/// Names one connection on the board.
struct PresenceID: Hashable, Sendable {
  let number: UInt64
}

/// What a friend sees of a person.
enum PresenceState: String, Codable, Sendable {
  /// Connected, and looking.
  case online
  /// Connected, and not looking.
  case idle
  case offline
}
