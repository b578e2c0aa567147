import Chat

/// A conversation as its document has it: every member's settings and pointers are in it, so that
/// access, list and pointers are each one document's business.
struct StoredConversation {
  let id: ConversationID
  /// By place: the lower id first; one for own notes.
  let members: [Member]
  let head: Int
  let headId: MessageID?
  /// The number of the last message up to `head`; nil while there is none.
  let last: Int?
  let updatedAt: Timestamp

  struct Member {
    let id: UserID
    let own: Pointers
    /// The copy that the other one may see.
    let shown: Pointers
    let muted: Bool
    let pinned: Bool
    let archived: Bool
    let draft: String?
    let rev: Int
  }

  init(_ document: BSONDocument) throws(BSONFault) {
    id = try document.value("_id")
    var members: [Member] = []
    for member in try document.value("members", as: [BSONDocument].self) {
      members.append(try Member(member))
    }
    self.members = members
    head = try document.value("head")
    headId = try document.optional("headId")
    last = try document.optional("last")
    updatedAt = try document.value("updatedAt")
  }

  /// The viewer's; nil where they are no member.
  func place(of viewer: UserID) -> Int? { members.firstIndex { $0.id == viewer } }

  /// In the order of their ids.
  var memberIDs: [UserID] { members.map(\.id) }

  /// The two in one's own notes are one.
  var pair: Pair { Pair(members[0].id, members[members.count - 1].id) }

  var isOwnNotes: Bool { members.count == 1 }
}

extension StoredConversation.Member {
  fileprivate init(_ document: BSONDocument) throws(BSONFault) {
    id = try document.value("id")
    own = Pointers(
      readSeq: try document.value("read"), deliveredSeq: try document.value("delivered"))
    shown = Pointers(
      readSeq: try document.value("shownRead"),
      deliveredSeq: try document.value("shownDelivered"))
    muted = try document.optional("muted") ?? false
    pinned = try document.optional("pinned") ?? false
    archived = try document.optional("archived") ?? false
    draft = try document.optional("draft")
    rev = try document.value("rev")
  }
}

extension MongoConnection {
  /// The conversation, for one of its members; nil for everybody else: nobody can tell which.
  func conversation(_ id: ConversationID, for viewer: UserID) throws -> (
    conversation: StoredConversation, place: Int
  )? {
    guard let document = try findOne(.conversations, ["_id": id.bson]) else { return nil }
    let conversation = try StoredConversation(document)
    return conversation.place(of: viewer).map { (conversation, $0) }
  }

  /// Whether its members may act on it: alone in it, or friends.
  func isOpen(_ conversation: StoredConversation) throws -> Bool {
    try conversation.isOwnNotes || areFriends(conversation.pair)
  }

  func areFriends(_ pair: Pair) throws -> Bool {
    try findOne(.friendships, ["_id": pair.bson], fields: ["_id": 1]) != nil
  }
}
