import Chat

extension KeptReport {
  init(_ document: BSONDocument) throws(BSONFault) {
    guard let reason = Report.Reason(rawValue: try document.value("reason")) else {
      throw BSONFault()
    }
    var message: ReportedMessage?
    if let conversation: ConversationID = try document.optional("conversation") {
      message = ReportedMessage(
        conversation: conversation, seq: try document.value("seq"),
        sentAt: try document.value("sentAt"), body: try document.value("body"),
        attachments: try document.value("attachments"))
    }
    self.init(
      id: try document.value("_id"), by: try document.value("by"),
      about: try document.value("about"), message: message, reason: reason,
      comment: try document.optional("comment"), createdAt: try document.value("createdAt"),
      closedAt: try document.optional("closedAt"), closedBy: try document.optional("closedBy"))
  }

  /// As it is kept; while it is open, with a key of which there is only one.
  var document: BSONDocument {
    var document: BSONDocument = [
      "_id": id.bson, "by": by.bson, "about": about.bson,
      "state": Self.state(isOpen: closedAt == nil),
    ]
    if closedAt == nil { document.append("key", key) }
    if let message {
      document.append("conversation", message.conversation.bson)
      document.append("seq", message.seq.bson)
      document.append("sentAt", message.sentAt.bson)
      document.append("body", message.body.bson)
      document.append("attachments", message.attachments.bson)
    }
    document.append("reason", reason.rawValue.bson)
    document.append("comment", ifAny: comment)
    document.append("createdAt", createdAt.bson)
    document.append("closedAt", ifAny: closedAt)
    document.append("closedBy", ifAny: closedBy)
    return document
  }

  static func state(isOpen: Bool) -> BSONValue { isOpen ? "open" : "closed" }

  /// Who reports what: the ids behind each other, and the number of the message.
  var key: BSONValue {
    let message = message.map { EntryKey($0.conversation, $0.seq).bson }
    guard case .binary(_, let place)? = message else {
      return .binary(subtype: 0, by.bytes + about.bytes)
    }
    return .binary(subtype: 0, by.bytes + about.bytes + place)
  }
}
