import Chat
import GRDB

/// What one of its members may know of a conversation: access is this query.
struct Membership {
  /// The conversation's number.
  let number: Int64
  let head: Int
  /// The viewer's place.
  let place: Int
  /// By place.
  let members: [Member]

  struct Member {
    let account: Int64
    let id: UserID
  }

  /// The two in one's own notes are one, and nobody else.
  var other: Member? { members.indices.contains(1) ? members[1 - place] : nil }

  /// In the order of their ids.
  var memberIDs: [UserID] { members.map(\.id).sorted() }
}

extension Database {
  /// Nil where there is no such conversation or the viewer isn't a member: nobody can tell which.
  func membership(of viewer: UserID, in id: ConversationID) throws -> Membership? {
    var (number, head) = (Int64(0), 0)
    var members: [Membership.Member] = []
    members.reserveCapacity(2)
    try plain(
      """
      SELECT conversation.number, conversation.head, account.number, account.id
      FROM conversation
        JOIN member ON member.conversation = conversation.number
        JOIN account ON account.number = member.account
      WHERE conversation.id = ?
      ORDER BY member.place
      """
    ) {
      $0.bind(1, id)
    } row: { row in
      (number, head) = (row.number(0), Int(row.number(1)))
      guard let user: UserID = row.id(3) else { throw DatabaseError(message: "no id of a member") }
      members.append(Membership.Member(account: row.number(2), id: user))
    }
    guard let place = members.firstIndex(where: { $0.id == viewer }) else { return nil }
    return Membership(number: number, head: head, place: place, members: members)
  }

  /// Whether the viewer may act on the conversation: alone in it, or a friend of the other one.
  func isOpen(_ membership: Membership) throws -> Bool {
    guard let other = membership.other else { return true }
    return try areFriends(Pair(membership.members[membership.place].account, other.account))
  }
}
