/// Where each member's pointers are kept: how far they have received and read.
package protocol ReceiptStore: Sendable {
  /// Raises the member's pointers, never lowers them, all in one commit;
  /// `0 <= read <= delivered <= head`.
  ///
  /// The copies shown to others rise with them as far as the two allow it: the delivered one while
  /// they are friends, the read one while both also have read receipts on. Answers what came of each
  /// report, in their order; nil where `user` isn't a member.
  func raise(_ reports: [PointerReport], of user: UserID) async throws -> [RaiseOutcome?]
}

/// How far a member says they are in one conversation; nil says nothing of that pointer.
package struct PointerReport: Equatable, Sendable {
  package let conversation: ConversationID
  package var readSeq: Int?
  package var deliveredSeq: Int?

  package init(conversation: ConversationID, readSeq: Int? = nil, deliveredSeq: Int? = nil) {
    self.conversation = conversation
    self.readSeq = readSeq
    self.deliveredSeq = deliveredSeq
  }
}

/// A member's pointers in one conversation.
package struct Pointers: Equatable, Sendable {
  package var readSeq: Int
  package var deliveredSeq: Int

  package init(readSeq: Int, deliveredSeq: Int) {
    self.readSeq = readSeq
    self.deliveredSeq = deliveredSeq
  }
}

/// What came of a report.
package enum RaiseOutcome: Equatable, Sendable {
  /// At least one pointer rose. `others` is whom the shown copy was raised for; nil when it stayed.
  case raised(own: Pointers, shown: Pointers?, others: [UserID])
  /// Nothing was higher than before.
  case unchanged
  /// A number above `head`.
  case aboveHead
}
