extension RunHistory {
  /// What is wrong with the logs that members are shown at the end: holes, doubles, differences, and
  /// entries that nobody asked for.
  var logViolations: [Violation] {
    let asked = changesAsked
    return endings.flatMap { ending in
      ending.conversations.flatMap { conversation in
        holes(in: conversation, of: ending.person)
          + doubles(in: conversation, of: ending.person)
          + phantoms(in: conversation, of: ending.person, asked: asked)
      }
    } + differences
  }

  /// Every change that was asked for, by its key.
  var changesAsked: [ChangeKey: Change] {
    events.reduce(into: [:]) { asked, event in
      if case .asked(let change) = event.what { asked[change.key] = change }
    }
  }

  /// The log of each conversation, as the first of its members is shown it.
  var logs: [String: [Entry]] {
    endings.reduce(into: [:]) { logs, ending in
      for conversation in ending.conversations where logs[conversation.id] == nil {
        logs[conversation.id] = conversation.log
      }
    }
  }

  private func holes(in conversation: Conversation, of person: String) -> [Violation] {
    let seqs = conversation.log.map(\.seq)
    var found: [Violation] = []
    if seqs != Array(1..<(seqs.count + 1)) {
      found.append(Violation(kind: .gap, what: "\(conversation.id) of \(person) is \(seqs)"))
    }
    if conversation.head != seqs.count || conversation.headId != conversation.log.last?.id {
      found.append(
        Violation(
          kind: .gap,
          what: "\(conversation.id) of \(person) ends at \(seqs.count), not \(conversation.head)"))
    }
    return found
  }

  private func doubles(in conversation: Conversation, of person: String) -> [Violation] {
    var keys: Set<ChangeKey> = []
    var ids: Set<String> = []
    return conversation.log.flatMap { entry -> [Violation] in
      var found: [Violation] = []
      if !keys.insert(entry.key).inserted {
        found.append(Violation(kind: .duplicate, what: "\(entry.key) stands twice for \(person)"))
      }
      if !ids.insert(entry.id).inserted {
        found.append(Violation(kind: .duplicate, what: "id \(entry.id) stands twice for \(person)"))
      }
      return found
    }
  }

  private func phantoms(
    in conversation: Conversation, of person: String, asked: [ChangeKey: Change]
  ) -> [Violation] {
    // What each message must be after all the changes that are in the log.
    var bodies: [Int: String] = [:]
    var deleted: Set<Int> = []
    for entry in conversation.log {
      switch asked[entry.key]?.action {
      case .send(let body): bodies[entry.seq] = body
      case .edit(let seq, let body): bodies[seq] = body
      case .delete(let seq): deleted.insert(seq)
      default: break
      }
    }
    return conversation.log.compactMap { entry in
      guard let change = asked[entry.key] else {
        return Violation(kind: .phantom, what: "nobody asked for \(entry.key)")
      }
      guard change.action.kind == entry.kind, (change.action.target ?? entry.seq) == entry.target
      else { return Violation(kind: .phantom, what: "\(entry.key) became \(entry.kind)") }
      guard case .send = change.action else { return nil }
      let isDeleted = deleted.contains(entry.seq)
      let body = isDeleted ? "" : bodies[entry.seq]
      return entry.message.isDeleted == isDeleted && entry.message.body == body
        ? nil : Violation(kind: .phantom, what: "\(entry.key) reads \(entry.message.body)")
    }
  }

  private var differences: [Violation] {
    let logs = logs
    return endings.flatMap { ending in
      ending.conversations.compactMap { conversation in
        logs[conversation.id] == conversation.log
          ? nil
          : Violation(
            kind: .order, what: "\(ending.person) sees another \(conversation.id) than others")
      }
    }
  }
}
