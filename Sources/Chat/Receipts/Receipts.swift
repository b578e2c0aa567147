/// How far each member of a conversation has received and read it.
package struct Receipts: Sendable {
  private let store: any ReceiptStore
  private let live: Live

  package init(store: any ReceiptStore, live: Live) {
    self.store = store
    self.live = live
  }

  /// Raises the person's pointers and tells their devices, and the others as far as they may see it.
  ///
  /// A pointer that isn't higher changes nothing; one above `head` is `invalid`.
  func report(_ report: PointerReport, of user: UserID) async throws {
    guard let outcome = try await store.raise(report, of: user) else {
      throw CommonRefusal.notFound
    }
    switch outcome {
    case .unchanged: return
    case .aboveHead:
      throw CommonRefusal.invalid([
        FieldProblem("seq", "range", "There is no entry with this number.")
      ])
    case .raised(let own, let shown, let others):
      live.tell([user], PointersShown(report.conversation, user, own))
      if let shown { live.tell(others, PointersShown(report.conversation, user, shown)) }
    }
  }
}

/// `pointers`: a member's pointers rose.
struct PointersShown: Codable {
  var type = "pointers"
  let conversation: ConversationID
  let user: UserID
  let readSeq: Int
  let deliveredSeq: Int

  init(_ conversation: ConversationID, _ user: UserID, _ pointers: Pointers) {
    self.conversation = conversation
    self.user = user
    readSeq = pointers.readSeq
    deliveredSeq = pointers.deliveredSeq
  }
}
