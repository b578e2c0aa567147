import Chat

struct MemoryReceiptStore: ReceiptStore {
  let state: SharedState

  func raise(_ reports: [PointerReport], of user: UserID) async throws -> [RaiseOutcome?] {
    state { state in reports.map { state.raise($0, of: user) } }
  }
}

extension MemoryState {
  fileprivate mutating func raise(_ report: PointerReport, of user: UserID) -> RaiseOutcome? {
    guard let log = conversations[report.conversation], var member = log.members[user]
    else { return nil }
    let read = report.readSeq ?? 0
    let delivered = max(report.deliveredSeq ?? 0, read)
    guard delivered <= log.head else { return .aboveHead }
    let before = member
    member.own.readSeq = max(before.own.readSeq, read)
    member.own.deliveredSeq = max(before.own.deliveredSeq, delivered)
    guard member.own != before.own else { return .unchanged }
    let others = log.members.keys.filter { $0 != user }
    if let other = others.first, areFriends(user, other) {
      member.shown.deliveredSeq = member.own.deliveredSeq
      let bothShow = [user, other].allSatisfy { accounts[$0]?.settings.readReceipts == true }
      if bothShow { member.shown.readSeq = member.own.readSeq }
    }
    conversations[report.conversation]?.members[user] = member
    guard member.shown != before.shown else {
      return .raised(own: member.own, shown: nil, others: [])
    }
    return .raised(own: member.own, shown: member.shown, others: others)
  }
}
