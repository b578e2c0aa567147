extension RunHistory {
  /// What was shown to people whom it does not concern.
  var leakViolations: [Violation] {
    var acquainted: Set<Set<String>> = []
    return events.compactMap { event in
      let person = event.device.person
      switch event.what {
      case .friendship(let other, _):
        acquainted.insert([person, other])
        return nil
      case .told(let entry): return intrusion(event.device, entry.conversation)
      case .began(let conversation, _), .pointers(let conversation, _, _, _):
        return intrusion(event.device, conversation)
      case .acknowledged(let answer): return intrusion(event.device, answer.key.conversation)
      case .presence(let people, _):
        let strangers = people.keys.filter { !acquainted.contains([person, $0]) }
        guard !strangers.isEmpty else { return nil }
        return Violation(kind: .leak, what: "\(event.device) sees whether \(strangers) are here")
      case .tried(let attempt) where attempt.answer != attempt.answerForNothing:
        return Violation(kind: .leak, what: "\(event.device): \(attempt.what): \(attempt.answer)")
      default: return nil
      }
    }
      + endings.flatMap { ending in
        ending.conversations.compactMap { intrusion(Device(ending.person, 0), $0.id) }
      }
  }

  private func intrusion(_ device: Device, _ conversation: String) -> Violation? {
    guard members[conversation]?.contains(device.person) != true else { return nil }
    return Violation(kind: .leak, what: "\(device) was shown something of \(conversation)")
  }
}
