extension RunHistory {
  /// What is wrong with pointers and with what is counted by them.
  var pointerViolations: [Violation] {
    let heads = logs.mapValues(\.count)
    var views: [View: [Known]] = [:]
    var reported: [Reporter: Pointers] = [:]
    var found: [Violation] = []
    var age = 0
    for event in events {
      if self.age(at: event.time) > age {
        let backup = restorations[age].backup
        views = views.mapValues { known in known.filter { $0.time < backup } }
        age += 1
      }
      switch event.what {
      case .reported(let conversation, let pointers):
        let reporter = Reporter(conversation: conversation, person: event.device.person)
        reported[reporter] = (reported[reporter] ?? Pointers()).merged(pointers)
      case .pointers(let conversation, let person, let pointers, let since):
        let name = "\(event.device) was told \(pointers.read)/\(pointers.delivered) of \(person)"
        let view = View(viewer: event.device.person, conversation: conversation, person: person)
        if let since, let floor = views[view]?.last(where: { $0.time < since })?.pointers,
          !pointers.reaches(floor)
        {
          found.append(
            Violation(kind: .pointers, what: "\(name), was \(floor.read)/\(floor.delivered)"))
        }
        let reporter = Reporter(conversation: conversation, person: person)
        let head = mayBeUndone(event.time) ? nil : heads[conversation]
        if !isSound(pointers, head: head, most: reported[reporter]) {
          found.append(Violation(kind: .pointers, what: "\(name), which nobody reported"))
        }
        let known = views[view]?.last?.pointers ?? Pointers()
        views[view, default: []].append(Known(time: event.time, pointers: known.merged(pointers)))
      default: break
      }
    }
    return found + endings.flatMap { endOfPointers($0, views: views, reported: reported) }
      + endings.flatMap(miscounted)
  }

  private struct View: Hashable {
    let viewer: String
    let conversation: String
    let person: String
  }

  private struct Reporter: Hashable {
    let conversation: String
    let person: String
  }

  private struct Known {
    let time: Duration
    let pointers: Pointers
  }

  /// In order, within the log, and not beyond what that person's devices said; reading is receiving.
  private func isSound(_ pointers: Pointers, head: Int?, most: Pointers?) -> Bool {
    let most = most ?? Pointers()
    return 0 <= pointers.read && pointers.read <= pointers.delivered
      && pointers.delivered <= head ?? pointers.delivered
      && pointers.read <= most.read && pointers.delivered <= max(most.read, most.delivered)
  }

  private func endOfPointers(
    _ ending: Ending, views: [View: [Known]], reported: [Reporter: Pointers]
  ) -> [Violation] {
    ending.conversations.flatMap { conversation in
      conversation.pointers.compactMap { person, pointers in
        let view = View(viewer: ending.person, conversation: conversation.id, person: person)
        let known = views[view]?.last?.pointers ?? Pointers()
        let most = reported[Reporter(conversation: conversation.id, person: person)]
        guard pointers.reaches(known), isSound(pointers, head: conversation.head, most: most) else {
          return Violation(
            kind: .pointers,
            what: "\(person) ends at \(pointers.read)/\(pointers.delivered) for \(ending.person)")
        }
        return nil
      }
    }
  }

  private func miscounted(_ ending: Ending) -> [Violation] {
    ending.conversations.compactMap { conversation in
      let read = conversation.pointers[ending.person]?.read ?? 0
      let unread = conversation.log.count {
        $0.kind == "message" && $0.seq > read && $0.author != ending.person && !$0.message.isDeleted
      }
      guard conversation.unread != min(unread, 100) else { return nil }
      return Violation(
        kind: .unread,
        what: "\(ending.person) has \(unread) in \(conversation.id), told \(conversation.unread)")
    }
  }
}
