extension RunHistory {
  /// What is wrong with who is whose friend, and with what was written without being one.
  var friendshipViolations: [Violation] { relations + writtenWithoutRight }

  private var relations: [Violation] {
    let people = Dictionary(endings.map { ($0.person, $0) }) { first, _ in first }
    return endings.flatMap { ending -> [Violation] in
      let me = ending.person
      let all = ending.friends + ending.incoming + ending.outgoing
      var wrong = Set(all).count == all.count && !all.contains(me) ? [] : ["is in two relations"]
      wrong += ending.friends.filter { people[$0]?.friends.contains(me) == false }
        .map { "is no friend of \($0)" }
      wrong += ending.outgoing.filter { people[$0]?.incoming.contains(me) == false }
        .map { "has not asked \($0)" }
      wrong += ending.incoming.filter { people[$0]?.outgoing.contains(me) == false }
        .map { "was not asked by \($0)" }
      return wrong.map { Violation(kind: .friendship, what: "\(me) \($0)") }
    }
  }

  /// The state of one pair, as far as answers tell it.
  private struct Pair {
    /// Begun by somebody, and not answered yet; one that is lost stays for ever.
    var beginnings = 0
    var hasEnded = false
    /// Numbers the stretches in which it has ended for certain.
    var stretch = 0

    mutating func follow(_ step: Friendship) {
      switch step {
      case .beginning:
        beginnings += 1
        hasEnded = false
      case .begun: beginnings -= 1
      case .ending: break
      case .ended:
        guard beginnings == 0 else { return }
        if !hasEnded { stretch += 1 }
        hasEnded = true
      }
    }
  }

  /// Sends that were begun after an end was answered, answered before a new beginning, and stored.
  private var writtenWithoutRight: [Violation] {
    var pairs: [Set<String>: Pair] = [:]
    var begun: [ChangeKey: Int] = [:]
    var found: [Violation] = []
    var age = 0
    for event in events {
      if self.age(at: event.time) > age {
        // An end that was answered may be undone.
        age = self.age(at: event.time)
        for people in pairs.keys { pairs[people]?.hasEnded = false }
      }
      switch event.what {
      case .friendship(let other, let step):
        let people: Set = [event.device.person, other]
        var pair = pairs[people] ?? Pair()
        pair.follow(step)
        pairs[people] = pair
      case .asked(let change) where begun[change.key] == nil && change.action.target == nil:
        guard let people = members[change.key.conversation], let pair = pairs[people] else {
          begun[change.key] = 0
          continue
        }
        begun[change.key] = pair.hasEnded ? pair.stretch : 0
      case .acknowledged(let answer):
        guard let stretch = begun[answer.key], stretch > 0,
          let pair = members[answer.key.conversation].flatMap({ pairs[$0] }),
          pair.hasEnded, pair.stretch == stretch
        else { continue }
        found.append(Violation(kind: .rights, what: "\(answer.key) came after the end"))
      default: break
      }
    }
    return found
  }
}
