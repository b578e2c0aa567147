import Chat
import GRDB

struct SQLiteInviteStore: InviteStore {
  let database: SQLiteDatabase

  func create(_ invite: KeptInvite, limit: Int) async throws -> Bool {
    try await database.write { database in
      guard let owner = try database.party(invite.owner) else { return false }
      let open: Int? = try database.row(
        "SELECT count(*) FROM invite WHERE owner = ? AND remaining > 0 AND expiresAt > ?",
        [owner.number, invite.createdAt])?[0]
      guard (open ?? 0) < limit else { return false }
      try database.insert(invite, of: owner.number)
      return true
    }
  }

  func invites(of owner: UserID) async throws -> [Invite] {
    try await database.read { database in
      let rows = try database.rows(
        """
        SELECT invite.id, uses, remaining, invite.createdAt, expiresAt
        FROM account JOIN invite ON invite.owner = account.number
        WHERE account.id = ? ORDER BY invite.id DESC
        """, [owner])
      return try rows.map { row in
        Invite(
          id: row[0], uses: row[1], left: row[2], createdAt: row[3], expiresAt: row[4],
          guests: try database.guests(of: row[0]))
      }
    }
  }

  func remove(_ id: InviteID, of owner: UserID) async throws -> Bool {
    try await database.write { database in
      guard let owner = try database.accountNumber(owner) else { return false }
      return try database.run("DELETE FROM invite WHERE id = ? AND owner = ?", [id, owner]) == 1
    }
  }

  func inviter(_ hash: TokenHash, at now: Timestamp) async throws -> Inviter? {
    try await database.read { database in
      guard let invite = try database.invite(hash), invite.isOpen(at: now),
        let owner = try database.livingAccount(invite.owner.user.id)
      else { return nil }
      return Inviter(user: owner.user, role: owner.role, expiresAt: invite.expiresAt)
    }
  }

  func register(_ account: Account, by use: InviteUse) async throws -> InvitedRegistration {
    try await database.write { try $0.register(account, by: use) }
  }

  func accept(_ use: InviteUse, by user: UserID) async throws -> InviteAcceptance {
    try await database.write { try $0.accept(use, by: user) }
  }
}

/// An invite whose owner is there.
private struct FoundInvite {
  let id: InviteID
  let owner: Party
  let remaining: Int
  let expiresAt: Timestamp

  func isOpen(at now: Timestamp) -> Bool { remaining > 0 && now < expiresAt }
}

extension Database {
  /// Those that have ended by time are of no use to anybody.
  func forgetInvites(at now: Timestamp) throws {
    try run("DELETE FROM invite WHERE expiresAt <= ?", [now])
  }

  /// Keeps one with whoever came by it.
  func insert(_ invite: KeptInvite, of owner: Int64) throws {
    try run(
      "INSERT INTO invite VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        invite.id, owner, invite.hash, invite.uses, invite.left, invite.createdAt,
        invite.expiresAt,
      ])
    for guest in invite.guests { try add(try knownAccount(guest), to: invite.id) }
  }

  fileprivate func invite(_ hash: TokenHash) throws -> FoundInvite? {
    let row = try row(
      "SELECT id, owner, remaining, expiresAt FROM invite WHERE hash = ?", [hash])
    guard let row, let owner = try party(number: row[1]) else { return nil }
    return FoundInvite(id: row[0], owner: owner, remaining: row[2], expiresAt: row[3])
  }

  fileprivate func guests(of invite: InviteID) throws -> [User] {
    try rows(
      """
      SELECT \(User.columns) FROM inviteGuest JOIN account ON account.number = inviteGuest.account
      WHERE invite = ? ORDER BY place
      """, [invite]
    ).map { User($0) }
  }

  fileprivate func register(_ account: Account, by use: InviteUse) throws -> InvitedRegistration {
    guard let invite = try invite(use.hash), invite.isOpen(at: use.now),
      let owner = try livingAccount(invite.owner.user.id),
      !use.operatorsOnly || owner.role == .operator,
      try mayBefriend([invite.owner], limit: use.friendLimit)
    else { return .ended }
    guard try insert(account), let guest = try party(account.user.id) else { return .usernameTaken }
    return .registered(try bring(guest, by: invite, use))
  }

  fileprivate func accept(_ use: InviteUse, by user: UserID) throws -> InviteAcceptance {
    guard let invite = try invite(use.hash), let guest = try party(user) else { return .ended }
    let owner = invite.owner
    if let since = try friendsSince(owner, guest) {
      return .alreadyFriends(Friend(user: owner.user, since: since))
    }
    guard invite.isOpen(at: use.now), owner.number != guest.number,
      try !hasCome(guest.number, by: invite.id),
      try !isBlocked(between: owner.number, guest.number)
    else { return .ended }
    guard try mayBefriend([owner, guest], limit: use.friendLimit) else { return .limitReached }
    return .befriended(try bring(guest, by: invite, use))
  }

  private func hasCome(_ guest: Int64, by invite: InviteID) throws -> Bool {
    try row("SELECT 1 FROM inviteGuest WHERE invite = ? AND account = ?", [invite, guest]) != nil
  }

  /// Counts one use, and makes friends of the two.
  private func bring(_ guest: Party, by invite: FoundInvite, _ use: InviteUse) throws
    -> Befriending
  {
    try run("UPDATE invite SET remaining = remaining - 1 WHERE id = ?", [invite.id])
    try add(guest.number, to: invite.id)
    let waiting = try request(between: invite.owner, guest)
    let guestAsked = waiting?.asker == guest.number
    return try befriend(
      asker: guestAsked ? guest : invite.owner, other: guestAsked ? invite.owner : guest,
      request: waiting?.id ?? use.request, conversation: use.conversation, at: use.now)
  }

  private func add(_ guest: Int64, to invite: InviteID) throws {
    try run(
      """
      INSERT INTO inviteGuest
      SELECT ?1, 1 + coalesce(max(place), 0), ?2 FROM inviteGuest WHERE invite = ?1
      """, [invite, guest])
  }
}
