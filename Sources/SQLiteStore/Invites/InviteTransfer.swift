import Chat
import GRDB

extension Database {
  /// The next invites that are to be transferred.
  func invites(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT invite.id, account.id, hash, uses, remaining, invite.createdAt, expiresAt
      FROM invite JOIN account ON account.number = invite.owner
      WHERE invite.id > ? ORDER BY invite.id LIMIT ?
      """, [key.blob, limit])
    let invites = try rows.map { row in
      KeptInvite(
        id: row[0], owner: row[1], hash: row[2], uses: row[3], left: row[4], createdAt: row[5],
        expiresAt: row[6], guests: try guestIDs(of: row[0]))
    }
    return TransferPage(invites.map(TransferRecord.invite), limit: limit)
  }

  private func guestIDs(of invite: InviteID) throws -> [UserID] {
    try rows(
      """
      SELECT account.id FROM inviteGuest JOIN account ON account.number = inviteGuest.account
      WHERE invite = ? ORDER BY place
      """, [invite]
    ).map { $0[0] }
  }

  /// Keeps an invite that was transferred, unless it is there.
  func take(_ invite: KeptInvite) throws {
    guard try row("SELECT 1 FROM invite WHERE id = ?", [invite.id]) == nil else { return }
    try insert(invite, of: try knownAccount(invite.owner))
  }
}
