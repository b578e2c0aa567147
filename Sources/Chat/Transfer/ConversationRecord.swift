/// A conversation with what each of its members has set and reported.
package struct ConversationRecord: Equatable, Sendable {
  package let id: ConversationID
  /// In the order of their ids; one for own notes.
  package let members: [Member]
  package let head: Int
  /// Of the entry at `head`, which some engines keep and others find.
  package let headId: MessageID?
  /// The number of the last message, likewise.
  package let last: Int?
  package let updatedAt: Timestamp

  package struct Member: Equatable, Sendable {
    package let id: UserID
    package let own: Pointers
    /// The copy that the other one may see.
    package let shown: Pointers
    package let muted: Bool
    package let pinned: Bool
    package let archived: Bool
    package let draft: String?
    package let rev: Int

    package init(
      id: UserID, own: Pointers, shown: Pointers, muted: Bool, pinned: Bool, archived: Bool,
      draft: String?, rev: Int
    ) {
      self.id = id
      self.own = own
      self.shown = shown
      self.muted = muted
      self.pinned = pinned
      self.archived = archived
      self.draft = draft
      self.rev = rev
    }
  }

  /// Takes the members in any order.
  package init(
    id: ConversationID, members: [Member], head: Int, headId: MessageID?, last: Int?,
    updatedAt: Timestamp
  ) {
    self.id = id
    self.members = members.sorted { $0.id < $1.id }
    self.head = head
    self.headId = headId
    self.last = last
    self.updatedAt = updatedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("head", head)
      json.member("headId", headId)
      json.member("id", id)
      json.member("last", last)
      json.name("members")
      json.array(members) { $0.write(to: &$1) }
      json.member("updatedAt", updatedAt)
    }
  }
}

extension ConversationRecord.Member {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("archived", archived)
      json.member("delivered", own.deliveredSeq)
      json.member("draft", draft)
      json.member("id", id)
      json.member("muted", muted)
      json.member("pinned", pinned)
      json.member("read", own.readSeq)
      json.member("rev", rev)
      json.member("shownDelivered", shown.deliveredSeq)
      json.member("shownRead", shown.readSeq)
    }
  }
}
