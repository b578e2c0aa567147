import Chat

extension MongoConnection {
  /// The next conversations that are to be transferred.
  func conversations(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: ConversationID? = key?.id()
    let found = try page(of: .conversations, after: last, limit: limit)
    return TransferPage(
      try found.map { .conversation(ConversationRecord(try StoredConversation($0))) }, limit: limit)
  }
}

extension ConversationRecord {
  fileprivate init(_ conversation: StoredConversation) {
    self.init(
      id: conversation.id,
      members: conversation.members.map { member in
        Member(
          id: member.id, own: member.own, shown: member.shown, muted: member.muted,
          pinned: member.pinned, archived: member.archived, draft: member.draft, rev: member.rev)
      },
      head: conversation.head, headId: conversation.headId, last: conversation.last,
      updatedAt: conversation.updatedAt)
  }

  /// As it is kept once it was transferred.
  var document: BSONDocument {
    let pair = Pair(members[0].id, members[members.count - 1].id)
    var document: BSONDocument = [
      "_id": id.bson, "pair": pair.bson, "members": members.map(\.document).bson,
      "head": head.bson,
    ]
    document.append("headId", ifAny: headId)
    document.append("last", ifAny: last)
    document.append("updatedAt", updatedAt.bson)
    return document
  }
}

extension ConversationRecord.Member {
  fileprivate var document: BSONDocument {
    var document: BSONDocument = [
      "id": id.bson, "read": own.readSeq.bson, "delivered": own.deliveredSeq.bson,
      "shownRead": shown.readSeq.bson, "shownDelivered": shown.deliveredSeq.bson,
    ]
    for (name, flag) in [("muted", muted), ("pinned", pinned), ("archived", archived)] where flag {
      document.append(name, true)
    }
    document.append("draft", ifAny: draft)
    document.append("rev", rev.bson)
    return document
  }
}
