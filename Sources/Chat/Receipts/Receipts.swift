/// How far each member of a conversation has received and read it.
package struct Receipts: Sendable {
  private let store: any ReceiptStore
  private let live: Live

  package init(store: any ReceiptStore, live: Live) {
    self.store = store
    self.live = live
  }

  /// Raises the person's pointers and tells their devices, and the others as far as they may see it:
  /// once for each conversation, however often it is named.
  ///
  /// A pointer that isn't higher changes nothing; one above `head` is `invalid`. What is wrong with one
  /// report keeps none of the others from counting, and is thrown when they do.
  func report(_ reports: [PointerReport], of user: UserID) async throws {
    let outcomes = try await store.raise(reports, of: user)
    var raises: [ConversationID: Raise] = [:]
    for (report, outcome) in zip(reports, outcomes) {
      guard case .raised(let own, let shown, let others) = outcome else { continue }
      raises[report.conversation, default: Raise(own: own)].add(own, shown, others)
    }
    for report in reports {
      raises.removeValue(forKey: report.conversation).map {
        tell($0, of: user, report.conversation)
      }
    }
    for outcome in outcomes {
      switch outcome {
      case nil: throw CommonRefusal.notFound
      case .aboveHead:
        throw CommonRefusal.invalid([
          FieldProblem("seq", "range", "There is no entry with this number.")
        ])
      case .raised, .unchanged: continue
      }
    }
  }

  private func tell(_ raise: Raise, of user: UserID, _ conversation: ConversationID) {
    live.tell([user], PointersShown(conversation, user, raise.own))
    if let shown = raise.shown { live.tell(raise.others, PointersShown(conversation, user, shown)) }
  }

  /// Where several reports have taken the pointers of one conversation.
  private struct Raise {
    var own: Pointers
    var shown: Pointers?
    var others: [UserID] = []

    mutating func add(_ own: Pointers, _ shown: Pointers?, _ others: [UserID]) {
      self.own = own
      guard let shown else { return }
      (self.shown, self.others) = (shown, others)
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
