import Chat

struct MongoReceiptStore: ReceiptStore {
  let pool: MongoPool

  /// Each report is one document's change, so each is a commit of its own: who is interrupted between
  /// two of them reports again, and nothing rises twice.
  func raise(_ reports: [PointerReport], of user: UserID) async throws -> [RaiseOutcome?] {
    try await pool.run { connection in
      try reports.map { try connection.raise($0, of: user) }
    }
  }
}

extension MongoConnection {
  /// Again from the start where another device was faster.
  fileprivate func raise(_ report: PointerReport, of user: UserID) throws -> RaiseOutcome? {
    while let (conversation, place) = try conversation(report.conversation, for: user) {
      let member = conversation.members[place]
      let read = report.readSeq ?? 0
      let delivered = max(report.deliveredSeq ?? 0, read)
      guard delivered <= conversation.head else { return .aboveHead }
      let own = Pointers(
        readSeq: max(member.own.readSeq, read),
        deliveredSeq: max(member.own.deliveredSeq, delivered))
      guard own != member.own else { return .unchanged }
      let shown = try shown(own, of: member, in: conversation)
      guard try save(own, shown, over: member, at: place, in: conversation.id) else { continue }
      let others = conversation.memberIDs.filter { $0 != user }
      return shown == member.shown
        ? .raised(own: own, shown: nil, others: [])
        : .raised(own: own, shown: shown, others: others)
    }
    return nil
  }

  /// How far the other one may see the pointers: the delivered one while they are friends, the read one
  /// while both also have read receipts on.
  private func shown(
    _ own: Pointers, of member: StoredConversation.Member, in conversation: StoredConversation
  ) throws -> Pointers {
    var shown = member.shown
    guard !conversation.isOwnNotes, try isOpen(conversation) else { return shown }
    shown.deliveredSeq = own.deliveredSeq
    let both = try count(
      .accounts,
      ["_id": ["$in": conversation.memberIDs.bson], "readReceipts": true], limit: 2)
    if both == 2 { shown.readSeq = own.readSeq }
    return shown
  }

  private func save(
    _ own: Pointers, _ shown: Pointers, over member: StoredConversation.Member, at place: Int,
    in conversation: ConversationID
  ) throws -> Bool {
    let path = "members.\(place)"
    let filter: BSONDocument = [
      "_id": conversation.bson, "\(path).read": member.own.readSeq.bson,
      "\(path).delivered": member.own.deliveredSeq.bson,
      "\(path).shownRead": member.shown.readSeq.bson,
      "\(path).shownDelivered": member.shown.deliveredSeq.bson,
    ]
    return try updateOne(
      .conversations, filter,
      [
        "$set": [
          "\(path).read": own.readSeq.bson, "\(path).delivered": own.deliveredSeq.bson,
          "\(path).shownRead": shown.readSeq.bson,
          "\(path).shownDelivered": shown.deliveredSeq.bson,
        ]
      ]) == 1
  }
}
