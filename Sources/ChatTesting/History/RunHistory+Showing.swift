extension RunHistory {
  /// What is wrong with what devices were told and showed: another log than there is, entries before
  /// they were asked for, twice, or with one left out.
  var showingViolations: [Violation] {
    let logs = logs
    var asked: Set<ChangeKey> = []
    var places: [Place: Int] = [:]
    var found: [Violation] = []
    for event in events {
      switch event.what {
      case .asked(let change): asked.insert(change.key)
      case .told(let entry):
        if !asked.contains(entry.key) {
          found.append(Violation(kind: .phantom, what: "\(event.device) was told \(entry.key)"))
        }
        if !mayBeUndone(event.time), let log = logs[entry.conversation],
          !isThere(entry, in: log)
        {
          found.append(
            Violation(
              kind: .order, what: "\(event.device) was told \(entry.key) is \(entry.seq)"))
        }
      case .began(let conversation, let seq):
        places[Place(device: event.device, conversation: conversation)] = seq
      case .shown(let conversation, let seq):
        let place = Place(device: event.device, conversation: conversation)
        let last = places[place] ?? 0
        if seq <= last {
          found.append(
            Violation(
              kind: .duplicate, what: "\(event.device) shows \(seq) of \(conversation) twice"))
        } else if seq > last + 1 {
          found.append(
            Violation(
              kind: .gap, what: "\(event.device) shows \(seq) of \(conversation) after \(last)"))
        }
        places[place] = max(last, seq)
      default: break
      }
    }
    return found
  }

  private struct Place: Hashable {
    let device: Device
    let conversation: String
  }

  /// Whether the log has it; the message may have changed since.
  private func isThere(_ entry: Entry, in log: [Entry]) -> Bool {
    guard log.indices.contains(entry.seq - 1) else { return false }
    var there = log[entry.seq - 1]
    there.message = entry.message
    return there == entry
  }
}
