/// Who is connected, and whether anybody is looking: the pure state behind presence.
///
/// It knows no clock: every call says the time, as a `Duration` since some beginning. Nothing of it is
/// stored, so a crash leaves nobody online.
struct PresenceBoard {
  private struct Person {
    /// Open connections, and whether somebody is looking at each.
    var connections: [PresenceID: Bool] = [:]
    /// When the last connection ended and what was shown then; nil while there is one.
    var left: (at: Duration, as: PresenceState)?

    var state: PresenceState {
      if let left { return left.as }
      return connections.values.contains(true) ? .online : .idle
    }
  }

  private var people: [UserID: Person] = [:]
  /// How long a person stays after their last connection ended.
  let linger: Duration

  init(linger: Duration) {
    self.linger = linger
  }

  /// What others see of a person.
  func state(of user: UserID) -> PresenceState { people[user]?.state ?? .offline }

  /// Everybody who is not offline.
  var present: [UserID] { Array(people.keys) }

  /// A connection began; answers the new state if it is another one than before.
  mutating func connected(_ id: PresenceID, of user: UserID) -> PresenceState? {
    change(user) {
      $0.connections[id] = true
      $0.left = nil
    }
  }

  /// Somebody looks at a connection, or stops looking.
  mutating func active(_ active: Bool, _ id: PresenceID, of user: UserID) -> PresenceState? {
    guard people[user]?.connections[id] != nil else { return nil }
    return change(user) { $0.connections[id] = active }
  }

  /// A connection ended. Without `lingering`, a person whose last one it was is gone at once.
  mutating func disconnected(_ id: PresenceID, of user: UserID, at now: Duration, lingering: Bool)
    -> PresenceState?
  {
    guard let person = people[user], person.connections[id] != nil else { return nil }
    if person.connections.count == 1, !lingering {
      people[user] = nil
      return .offline
    }
    return change(user) {
      if $0.connections.count == 1 { $0.left = (now, $0.state) }
      $0.connections[id] = nil
    }
  }

  /// Those whose time to linger has passed; they are offline now.
  mutating func expire(at now: Duration) -> [UserID] {
    let gone = people.filter { _, person in person.left.map { now - $0.at >= linger } ?? false }
      .keys
    for user in gone { people[user] = nil }
    return Array(gone)
  }

  private mutating func change(_ user: UserID, _ body: (inout Person) -> Void) -> PresenceState? {
    let before = state(of: user)
    var person = people[user] ?? Person()
    body(&person)
    people[user] = person
    return person.state == before ? nil : person.state
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
