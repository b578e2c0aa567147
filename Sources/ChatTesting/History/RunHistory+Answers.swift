extension RunHistory {
  /// What is wrong with acknowledgements and refusals: lost, answered in two ways, or out of order.
  var answerViolations: [Violation] {
    let answers = Answers(self)
    return lost(answers) + refusedYetThere(answers) + unstable(answers) + outOfOrder
  }

  /// What was said to each change.
  private struct Answers {
    /// The first acknowledgement that no restoration may have undone.
    var first: [ChangeKey: Answer] = [:]
    /// One that may be undone, and after how many restorations it was given.
    var passing: [ChangeKey: (age: Int, answer: Answer)] = [:]
    var others: [Answer] = []
    /// Refused with which code, and acknowledged neither before nor later.
    var refused: [ChangeKey: String] = [:]
    /// Refused after it had been acknowledged.
    var takenBack: [(key: ChangeKey, code: String)] = []

    init(_ history: RunHistory) {
      for event in history.events {
        let age = history.age(at: event.time)
        switch event.what {
        case .acknowledged(let answer):
          refused[answer.key] = nil
          if let known = known(answer.key, age: age) {
            if known != answer { others.append(answer) }
          }
          if history.mayBeUndone(event.time) {
            passing[answer.key] = (age, answer)
          } else if first[answer.key] == nil {
            first[answer.key] = answer
          }
        case .refused(let key, let code):
          if known(key, age: age) == nil {
            refused[key] = code
          } else {
            takenBack.append((key, code))
          }
        default: break
        }
      }
    }

    /// What must be answered again.
    private func known(_ key: ChangeKey, age: Int) -> Answer? {
      if let answer = first[key] { return answer }
      guard let passing = passing[key], passing.age == age else { return nil }
      return passing.answer
    }
  }

  private func lost(_ answers: Answers) -> [Violation] {
    let asked = changesAsked
    return endings.flatMap { ending in
      ending.conversations.flatMap { conversation -> [Violation] in
        let keys = Set(conversation.log.map(\.key))
        let messages = Dictionary(conversation.log.map { ($0.seq, $0.message) }) { first, _ in first
        }
        return answers.first.values.filter { $0.key.conversation == conversation.id }
          .compactMap { answer in
            let isThere =
              switch asked[answer.key]?.action {
              case .delete(let seq): messages[seq]?.isDeleted == true
              // Setting what is set makes no entry.
              case .react: true
              default: keys.contains(answer.key)
              }
            return isThere
              ? nil
              : Violation(
                kind: .lost, what: "\(answer.key) was acknowledged; not so for \(ending.person)")
          }
      }
    }
  }

  private func refusedYetThere(_ answers: Answers) -> [Violation] {
    logs.values.joined().compactMap { entry in
      answers.refused[entry.key].map { code in
        Violation(kind: .phantom, what: "\(entry.key) was refused (\(code)) and is there")
      }
    }
  }

  private func unstable(_ answers: Answers) -> [Violation] {
    let logs = logs
    let moved = answers.first.values.filter { answer in
      guard let log = logs[answer.key.conversation], log.indices.contains(answer.seq - 1) else {
        return false
      }
      return log[answer.seq - 1].id != answer.id
    }
    // What changed nothing has no entry that could keep its key: asked again, it is asked anew.
    let kept = Set(logs.values.joined().map(\.key))
    let takenBack = answers.takenBack.filter { kept.contains($0.key) }
    return answers.others.map { Violation(kind: .unstable, what: "\($0.key) is \($0.seq) now") }
      + takenBack.map {
        Violation(kind: .unstable, what: "\($0.key) was taken back: \($0.code)")
      }
      + moved.map { Violation(kind: .unstable, what: "\($0.key) is not at \($0.seq)") }
  }

  /// Sends that were begun after another was answered, and stand before it.
  private var outOfOrder: [Violation] {
    var highest: [String: Int] = [:]
    var floors: [ChangeKey: Int] = [:]
    var found: [Violation] = []
    var age = 0
    for event in events {
      if self.age(at: event.time) > age {
        // The numbers that were given since the backup are given once more.
        age = self.age(at: event.time)
        highest = [:]
        floors = floors.mapValues { _ in 0 }
      }
      switch event.what {
      case .asked(let change) where change.action.target == nil && floors[change.key] == nil:
        floors[change.key] = highest[change.key.conversation] ?? 0
      case .acknowledged(let answer):
        // Answers to other changes name an older message.
        guard let floor = floors[answer.key] else { continue }
        if answer.seq <= floor {
          found.append(
            Violation(kind: .session, what: "\(answer.key) is \(answer.seq), asked after \(floor)"))
        }
        highest[answer.key.conversation] = max(
          highest[answer.key.conversation] ?? 0, floor, answer.seq)
      default: break
      }
    }
    return found
  }
}
