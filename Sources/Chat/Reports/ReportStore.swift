/// Where reports are kept.
package protocol ReportStore: Sendable {
  /// Keeps a report, with a copy of the message in the same commit; one of the same thing that is still
  /// open gets the reason and the comment instead.
  ///
  /// False where the reporter finds no such person, or no such message of theirs.
  func file(_ draft: ReportDraft) async throws -> Bool

  /// Those that are open, or those that are closed: the newest first, one more than `limit` where there
  /// are more; only those behind `after`.
  func reports(isOpen: Bool, after: ReportID?, limit: Int) async throws -> [Report]

  /// Closes a report, drops the copy, and says so in the audit log, in one commit; one that is closed
  /// stays as it is. Nil where there is none.
  func close(_ id: ReportID, _ stamp: AuditStamp) async throws -> Report?
}

/// A report that is to be kept.
package struct ReportDraft: Sendable {
  package let id: ReportID
  package let by: UserID
  package let about: UserID
  /// Of the message that it is about.
  package let place: Place?
  package let reason: Report.Reason
  package let comment: String?
  package let now: Timestamp

  /// Where a message is.
  package struct Place: Equatable, Sendable {
    package let conversation: ConversationID
    package let seq: Int

    package init(conversation: ConversationID, seq: Int) {
      self.conversation = conversation
      self.seq = seq
    }
  }

  package init(
    id: ReportID, by: UserID, about: UserID, place: Place? = nil, reason: Report.Reason,
    comment: String? = nil, now: Timestamp
  ) {
    self.id = id
    self.by = by
    self.about = about
    self.place = place
    self.reason = reason
    self.comment = comment
    self.now = now
  }

  /// As it is kept, with the copy of a message.
  package func kept(_ message: ReportedMessage?) -> KeptReport {
    KeptReport(
      id: id, by: by, about: about, message: message, reason: reason, comment: comment,
      createdAt: now)
  }

  /// Whether `message`, as its reporter sees it, can be reported as one of that person.
  package func isAbout(_ message: Message) -> Bool {
    message.author == about && message.deletedAt == nil
  }
}
