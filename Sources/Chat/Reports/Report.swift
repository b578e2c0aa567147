/// Identifies a report.
package typealias ReportID = Identifier<Report>

/// What one person told the operators about another, as an operator reads it.
package struct Report: Codable, Equatable, Sendable {
  package let id: ReportID
  package let by: User
  package let about: User
  /// The message that it is about; null where it is about the person.
  @Nullable package var message: ReportedMessage?
  package let reason: Reason
  @Nullable package var comment: String?
  package let createdAt: Timestamp
  @Nullable package var closedAt: Timestamp?
  /// Who closed it.
  @Nullable package var closedBy: User?

  /// What is wrong, in the words of whoever reports. To these is only ever appended: they are kept by
  /// their place.
  package enum Reason: String, Codable, CaseIterable, Sendable {
    case spam
    case harassment
    case illegal
    case other
  }
}

/// A copy of a message as it was when it was reported, whatever became of it since.
package struct ReportedMessage: Codable, Equatable, Sendable {
  package let conversation: ConversationID
  package let seq: Int
  package let sentAt: Timestamp
  /// Empty once the report is closed, or its author gone.
  package var body: String
  /// The names of what came with it; none then, either.
  package var attachments: [String]

  package init(
    conversation: ConversationID, seq: Int, sentAt: Timestamp, body: String, attachments: [String]
  ) {
    self.conversation = conversation
    self.seq = seq
    self.sentAt = sentAt
    self.body = body
    self.attachments = attachments
  }

  /// As `message` is now.
  package init(_ message: Message) {
    self.init(
      conversation: message.conversation, seq: message.seq, sentAt: message.sentAt,
      body: message.body, attachments: message.attachments.map(\.name))
  }

  /// Which one it was, without what it said.
  package var emptied: ReportedMessage {
    ReportedMessage(conversation: conversation, seq: seq, sentAt: sentAt, body: "", attachments: [])
  }
}

/// A report as it is kept.
package struct KeptReport: Equatable, Sendable {
  package let id: ReportID
  package let by: UserID
  package let about: UserID
  package var message: ReportedMessage?
  package var reason: Report.Reason
  package var comment: String?
  package let createdAt: Timestamp
  package var closedAt: Timestamp?
  package var closedBy: UserID?

  package init(
    id: ReportID, by: UserID, about: UserID, message: ReportedMessage?, reason: Report.Reason,
    comment: String?, createdAt: Timestamp, closedAt: Timestamp? = nil, closedBy: UserID? = nil
  ) {
    self.id = id
    self.by = by
    self.about = about
    self.message = message
    self.reason = reason
    self.comment = comment
    self.createdAt = createdAt
    self.closedAt = closedAt
    self.closedBy = closedBy
  }

  /// The same with cards; `card` finds the one of a person, and nil is answered where one is missing.
  package func shown(card: (UserID) throws -> User?) rethrows -> Report? {
    guard let by = try card(by), let about = try card(about) else { return nil }
    return Report(
      id: id, by: by, about: about, message: message, reason: reason, comment: comment,
      createdAt: createdAt, closedAt: closedAt, closedBy: try closedBy.flatMap(card))
  }

  /// Closed, and without what the operator needed to judge it.
  package func closed(by stamp: AuditStamp) -> KeptReport {
    var report = self
    report.message = message?.emptied
    report.closedAt = stamp.at
    report.closedBy = stamp.by
    return report
  }
}
