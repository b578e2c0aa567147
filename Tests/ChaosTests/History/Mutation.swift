import ChatTesting
import Testing

/// One way to spoil a correct history, and the promise that is broken then.
struct Mutation: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: Violation.Kind
  /// False where the history has nothing to spoil in this way.
  let spoil: @Sendable (inout RunHistory, inout SplitMix64) -> Bool

  init(
    _ kind: Violation.Kind, _ name: String,
    _ spoil: @escaping @Sendable (inout RunHistory, inout SplitMix64) -> Bool
  ) {
    self.name = name
    self.kind = kind
    self.spoil = spoil
  }

  var testDescription: String { "\(kind.rawValue): \(name)" }

  static let all = ofLogs + ofAnswers + ofShowing + ofPointers + ofPeople + ofCopies + ofBackups
}

extension RunHistory {
  /// Changes the log of `conversation` as everybody is shown it.
  mutating func changeLogs(_ conversation: String, _ change: (inout [Entry]) -> Void) {
    for person in endings.indices {
      for index in endings[person].conversations.indices
      where endings[person].conversations[index].id == conversation {
        change(&endings[person].conversations[index].log)
        let log = endings[person].conversations[index].log
        endings[person].conversations[index].head = log.count
        endings[person].conversations[index].headId = log.last?.id
      }
    }
  }

  /// The log of grace's conversation with ada, which has entries in nearly every history.
  var log: [Entry] {
    endings.lazy.flatMap(\.conversations).first { $0.id == "ada-grace" }?.log ?? []
  }

  /// Where in the events something stands.
  func indices(_ isIt: (What) -> Bool) -> [Int] {
    events.indices.filter { isIt(events[$0].what) }
  }

  /// The answers to sends in grace's conversation with ada that no restoration may have undone.
  var answers: [(index: Int, answer: Answer)] {
    allAnswers.filter { !mayBeUndone(events[$0.index].time) }
  }

  /// The answers to sends in grace's conversation with ada.
  var allAnswers: [(index: Int, answer: Answer)] {
    let sends = Set(log.filter { $0.kind == "message" }.map(\.key))
    return events.indices.compactMap { index in
      guard case .acknowledged(let answer) = events[index].what, sends.contains(answer.key) else {
        return nil
      }
      return (index, answer)
    }
  }

  /// Adds something at the very end.
  mutating func add(_ device: Device, _ what: What) {
    events.append(Event((events.last?.time ?? .zero) + .milliseconds(1), device, what))
  }
}
