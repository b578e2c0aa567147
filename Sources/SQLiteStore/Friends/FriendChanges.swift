import Chat
import GRDB

/// One of the two people of a friendship or request.
struct Party {
  let number: Int64
  let user: User
}

/// A request as it is kept.
struct StoredRequest {
  let id: RequestID
  let asker: Int64
  let other: Int64
  let createdAt: Timestamp
}

/// The changes that friendships go through, each within the caller's transaction.
extension Database {
  func ask(_ ask: FriendAsk) throws -> AskOutcome {
    guard ask.asker != ask.other, let asker = try party(ask.asker),
      let other = try party(ask.other),
      try !isBlocked(between: asker.number, other.number)
    else { return .notFound }
    if let since = try friendsSince(asker, other) {
      return .alreadyFriends(Friend(user: other.user, since: since))
    }
    let waiting = try request(between: asker, other)
    if let waiting, waiting.asker == asker.number {
      return .alreadyRequested(waiting.seen(.outgoing, with: other))
    }
    guard try mayBefriend([asker, other], limit: ask.friendLimit) else { return .limitReached }
    if let waiting {
      return .befriended(
        try befriend(
          asker: other, other: asker, request: waiting.id, conversation: ask.conversation,
          at: ask.now))
    }
    return try request(ask, from: asker, to: other)
  }

  /// Makes two people friends, their request gone and their conversation there.
  func befriend(
    asker: Party, other: Party, request: RequestID, conversation: ConversationID, at now: Timestamp
  ) throws -> Befriending {
    let pair = Pair(asker.number, other.number)
    try run("DELETE FROM friendRequest WHERE id = ?", [request])
    try run(
      "INSERT INTO friendship (lower, higher, since, request, asker) VALUES (?, ?, ?, ?, ?)",
      [pair.lower, pair.higher, now, request, asker.number])
    return Befriending(
      friends: [
        asker.user.id: Friend(user: other.user, since: now),
        other.user.id: Friend(user: asker.user, since: now),
      ],
      conversation: try openConversation(conversation, of: pair, at: now).id,
      versions: try raiseVersions(of: [asker.number, other.number]))
  }

  /// The friendship that came of a request which `user` accepted before.
  func accepted(_ id: RequestID, by user: Party) throws -> AcceptOutcome? {
    guard
      let row = try row(
        """
        SELECT \(User.columns), since, conversation.id
        FROM friendship
          JOIN account ON account.number = friendship.asker
          JOIN conversation
            ON conversation.lower = friendship.lower AND conversation.higher = friendship.higher
        WHERE request = ?1 AND asker <> ?2 AND ?2 IN (friendship.lower, friendship.higher)
        """, [id, user.number])
    else { return nil }
    return .alreadyFriends(Friend(user: User(row), since: row[6]), conversation: row[7])
  }

  /// Whether each of them may have one more friend.
  func mayBefriend(_ parties: [Party], limit: Int) throws -> Bool {
    try parties.allSatisfy { party in
      try count(
        """
        SELECT (SELECT count(*) FROM friendship WHERE lower = ?1)
          + (SELECT count(*) FROM friendship WHERE higher = ?1)
        """, [party.number]) < limit
    }
  }

  func raiseVersions(of accounts: [Int64]) throws -> Versions {
    var versions = Versions()
    for account in accounts {
      guard
        let row = try row(
          "UPDATE account SET version = version + 1 WHERE number = ? RETURNING id, version",
          [account])
      else { continue }
      versions[row[0]] = row[1]
    }
    return versions
  }

  /// A living account.
  func party(_ id: UserID) throws -> Party? {
    try row(
      "SELECT \(User.columns), number FROM account WHERE id = ? AND NOT deleted", [id]
    ).map { Party(number: $0[6], user: User($0)) }
  }

  func party(number: Int64) throws -> Party? {
    try row("SELECT \(User.columns) FROM account WHERE number = ? AND NOT deleted", [number])
      .map { Party(number: number, user: User($0)) }
  }

  func request(_ id: RequestID) throws -> StoredRequest? {
    try row("SELECT \(StoredRequest.columns) FROM friendRequest WHERE id = ?", [id])
      .map(StoredRequest.init)
  }

  func request(between one: Party, _ other: Party) throws -> StoredRequest? {
    let pair = Pair(one.number, other.number)
    return try row(
      """
      SELECT \(StoredRequest.columns) FROM friendRequest
      WHERE min(asker, other) = ? AND max(asker, other) = ?
      """, [pair.lower, pair.higher]
    ).map(StoredRequest.init)
  }

  private func request(_ ask: FriendAsk, from asker: Party, to other: Party) throws -> AskOutcome {
    guard try admission(of: other).admits(sharingFriend: { try shareFriend(asker, other) }) else {
      return .refused
    }
    let open = try count("SELECT count(*) FROM friendRequest WHERE asker = ?", [asker.number])
    guard open < ask.requestLimit else { return .limitReached }
    try run(
      "INSERT INTO friendRequest (id, asker, other, createdAt) VALUES (?, ?, ?, ?)",
      [ask.request, asker.number, other.number, ask.now])
    let request = StoredRequest(
      id: ask.request, asker: asker.number, other: other.number, createdAt: ask.now)
    return .requested(
      asker: request.seen(.outgoing, with: other), other: request.seen(.incoming, with: asker),
      versions: try raiseVersions(of: [asker.number, other.number]))
  }

  private func admission(of party: Party) throws -> Admission {
    let kept: Int = try row("SELECT asks FROM account WHERE number = ?", [party.number])?[0] ?? 0
    return Admission.allCases[kept]
  }

  /// Whether somebody is a friend of both.
  private func shareFriend(_ one: Party, _ other: Party) throws -> Bool {
    try row(
      """
      SELECT 1
      FROM (
          SELECT higher AS number FROM friendship WHERE lower = ?1
          UNION ALL SELECT lower FROM friendship WHERE higher = ?1
        ) AS friend
        JOIN friendship AS theirs
          ON theirs.lower = min(friend.number, ?2) AND theirs.higher = max(friend.number, ?2)
      LIMIT 1
      """, [one.number, other.number]) != nil
  }

  func friendsSince(_ one: Party, _ other: Party) throws -> Timestamp? {
    let pair = Pair(one.number, other.number)
    return try row(
      "SELECT since FROM friendship WHERE lower = ? AND higher = ?", [pair.lower, pair.higher])?[0]
  }

  private func count(_ sql: String, _ arguments: StatementArguments) throws -> Int {
    try row(sql, arguments)?[0] ?? 0
  }
}

extension StoredRequest {
  /// What `init(_:)` reads, in its order.
  fileprivate static let columns = "id, asker, other, createdAt"

  fileprivate init(_ row: Row) {
    self.init(id: row[0], asker: row[1], other: row[2], createdAt: row[3])
  }

  fileprivate func seen(_ direction: FriendRequest.Direction, with party: Party) -> FriendRequest {
    FriendRequest(id: id, user: party.user, direction: direction, createdAt: createdAt)
  }
}
