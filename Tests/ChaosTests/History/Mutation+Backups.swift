import ChatTesting

extension Mutation {
  static let ofBackups = [
    Mutation(.lost, "what a backup held is gone after it was restored") { history, _ in
      guard let backup = history.restorations.first?.backup,
        let kept = history.answers.first(where: { history.events[$0.index].time < backup })
      else { return false }
      history.changeLogs("ada-grace") { $0.removeSubrange((kept.answer.seq - 1)...) }
      return true
    },
    Mutation(.unstable, "what a backup held has another number after it was restored") {
      history, _ in
      guard let backup = history.restorations.first?.backup,
        var kept = history.answers.first(where: { history.events[$0.index].time < backup })
      else { return false }
      kept.answer.seq += 1
      history.add(history.events[kept.index].device, .acknowledged(kept.answer))
      return true
    },
    Mutation(.pointers, "a pointer that a backup held is lower after it was restored") {
      history, _ in
      guard let backup = history.restorations.first?.backup,
        let told = history.events.first(where: { event in
          guard case .pointers(_, _, let pointers, _) = event.what else { return false }
          return event.time < backup && pointers.delivered > 0
        }), case .pointers(let conversation, let person, _, _) = told.what
      else { return false }
      let since = history.events[history.events.count - 1].time
      history.add(
        told.device,
        .pointers(conversation: conversation, of: person, RunHistory.Pointers(), since: since))
      return true
    },
    Mutation(.duplicate, "a device keeps what it held before a backup was restored") {
      history, _ in
      guard let restored = history.restorations.last?.restored,
        let index = history.events.indices.first(where: { index in
          guard case .began("ada-grace", 0) = history.events[index].what else { return false }
          return history.events[index].time > restored && history.place(before: index) > 0
            && history.showsAll(after: index)
        })
      else { return false }
      history.events.remove(at: index)
      return true
    },
    Mutation(.revoked, "a device that was logged out stays connected") { history, _ in
      let (device, other) = (HistoryMaker.devices[0], HistoryMaker.devices[1])
      let time = history.events[history.events.count - 1].time
      history.add(device, .revoked(other, since: time))
      history.events.append(
        RunHistory.Event(time + .seconds(6), device, .presence([:], whole: false)))
      return true
    },
  ]
}

extension RunHistory {
  /// How far the device at `index` had shown the conversation that begins anew there.
  fileprivate func place(before index: Int) -> Int {
    events[..<index].reduce(0) { place, event in
      guard event.device == events[index].device else { return place }
      switch event.what {
      case .shown("ada-grace", let seq), .began("ada-grace", let seq): return seq
      default: return place
      }
    }
  }

  /// Whether it shows the log from its first entry on, after `index`.
  fileprivate func showsAll(after index: Int) -> Bool {
    let device = events[index].device
    for event in events[(index + 1)...] where event.device == device {
      if case .shown("ada-grace", 1) = event.what { return true }
      if case .began("ada-grace", _) = event.what { return false }
    }
    return false
  }
}
