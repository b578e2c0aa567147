import ChatTesting

extension Mutation {
  static let ofPointers = [
    Mutation(.pointers, "a pointer falls") { history, random in
      let readings = history.events.filter { event in
        guard case .pointers(_, _, let pointers, _) = event.what else { return false }
        return pointers.delivered > 0 && !history.mayBeUndone(event.time)
      }
      guard let event = readings.randomElement(using: &random),
        case .pointers(let conversation, let person, _, _) = event.what
      else { return false }
      let since = event.time + .milliseconds(1)
      history.add(
        event.device,
        .pointers(conversation: conversation, of: person, RunHistory.Pointers(), since: since))
      return true
    },
    Mutation(.pointers, "a pointer is lower at the end than before") { history, _ in
      guard let device = history.told(of: "grace") else { return false }
      history.endings.changePointers(of: device) { $0 = RunHistory.Pointers() }
      return true
    },
    Mutation(.pointers, "a pointer is above the head") { history, _ in
      history.endings.changePointers(of: "grace") { $0 = RunHistory.Pointers(delivered: 1_000) }
      return true
    },
    Mutation(.pointers, "more is read than received") { history, _ in
      guard history.told(of: "grace") != nil else { return false }
      history.endings.changePointers(of: "grace") { $0.read = $0.delivered + 1 }
      return true
    },
    Mutation(.pointers, "told what nobody reported") { history, _ in
      let head = history.log.count
      let isReported = history.events.contains {
        guard case .reported("ada-grace", let pointers) = $0.what else { return false }
        return $0.device.person == "grace" && max(pointers.read, pointers.delivered) >= head
      }
      guard head > 0, !isReported else { return false }
      history.add(
        HistoryMaker.devices[0],
        .pointers(
          conversation: "ada-grace", of: "grace", RunHistory.Pointers(delivered: head), since: nil))
      return true
    },
    Mutation(.unread, "one more is unread") { history, _ in
      history.endings[0].conversations[0].unread += 1
      return true
    },
    Mutation(.unread, "nothing is unread") { history, _ in
      for person in history.endings.indices {
        for index in history.endings[person].conversations.indices
        where history.endings[person].conversations[index].unread > 0 {
          history.endings[person].conversations[index].unread = 0
          return true
        }
      }
      return false
    },
  ]

  static let ofPeople = [
    Mutation(.friendship, "one is a friend, the other is not") { history, _ in
      history.endings[0].friends = []
      return true
    },
    Mutation(.friendship, "a friend is asked as well") { history, _ in
      history.endings[0].incoming.append("grace")
      history.endings[1].outgoing.append("ada")
      return true
    },
    Mutation(.friendship, "a request that only the one who asked can see") { history, _ in
      history.endings[0].outgoing.append("linus")
      return true
    },
    Mutation(.friendship, "a request that only the one who was asked can see") { history, _ in
      history.endings[0].incoming.append("linus")
      return true
    },
    Mutation(.friendship, "twice a friend") { history, _ in
      history.endings[0].friends.append("grace")
      return true
    },
    Mutation(.rights, "a send goes through after the end") { history, _ in
      let linus = HistoryMaker.devices[3]
      let key = RunHistory.ChangeKey("grace-linus", "linus", "late")
      history.add(linus, .friendship(with: "grace", .ending))
      history.add(linus, .friendship(with: "grace", .ended))
      history.add(linus, .asked(RunHistory.Change(key, .send(body: "Hello"))))
      history.add(linus, .acknowledged(RunHistory.Answer(key, seq: 1, id: "new")))
      return true
    },
    Mutation(.presence, "a friend who is here is shown as gone") { history, _ in
      history.add(HistoryMaker.devices[0], .presence(["grace": false], whole: false))
      history.add(HistoryMaker.devices[0], .presence([:], whole: false))
      return true
    },
    Mutation(.presence, "a friend who is here is shown in no list") { history, _ in
      history.add(HistoryMaker.devices[0], .presence([:], whole: true))
      history.add(HistoryMaker.devices[0], .presence([:], whole: false))
      return true
    },
    Mutation(.presence, "a friend who left is shown as here") { history, _ in
      let time = history.events[history.events.count - 1].time
      history.events.removeLast()
      history.add(HistoryMaker.devices[2], .disconnected(silently: false))
      history.events.append(
        RunHistory.Event(
          time + .seconds(14), HistoryMaker.devices[0], .presence([:], whole: false)))
      return true
    },
    Mutation(.leak, "an entry is told to a stranger") { history, random in
      guard let entry = history.log.randomElement(using: &random) else { return false }
      history.add(HistoryMaker.devices[3], .told(entry))
      return true
    },
    Mutation(.leak, "a stranger sees pointers") { history, _ in
      history.add(
        HistoryMaker.devices[3],
        .pointers(conversation: "ada-grace", of: "ada", RunHistory.Pointers(), since: nil))
      return true
    },
    Mutation(.leak, "a stranger is told that a thing exists") { history, _ in
      history.add(
        HistoryMaker.devices[3],
        .tried(RunHistory.Attempt("GET", answer: "403", answerForNothing: "404")))
      return true
    },
    Mutation(.leak, "a stranger sees who is here") { history, _ in
      history.add(HistoryMaker.devices[3], .presence(["ada": true], whole: false))
      return true
    },
    Mutation(.leak, "a stranger has the conversation in the end") { history, _ in
      history.endings[2].conversations += history.endings[0].conversations
      return true
    },
  ]

  static let ofCopies = [
    Mutation(.diverged, "a device has not got the last entry") { history, _ in
      history.endings[0].changeCopy { $0.seq -= 1 }
    },
    Mutation(.diverged, "a device shows an old message") { history, _ in
      history.endings[0].changeCopy { copy in
        guard let seq = copy.messages.keys.first else { return }
        copy.messages[seq]?.body += "!"
      }
    },
    Mutation(.diverged, "a device has other pointers") { history, _ in
      history.endings[0].changeCopy { $0.pointers["grace"] = RunHistory.Pointers(read: -1) }
    },
    Mutation(.diverged, "a device has not heard of a conversation") { history, _ in
      history.endings[1].copies.removeLast()
      return true
    },
    Mutation(.diverged, "a device has not heard of anything") { history, _ in
      history.endings[0].friendsShown[HistoryMaker.devices[0]] = ["grace"]
      history.endings[0].copies.removeAll { $0.device == HistoryMaker.devices[0] }
      return true
    },
    Mutation(.diverged, "a device shows other friends") { history, _ in
      history.endings[0].friendsShown[HistoryMaker.devices[0]] = ["linus"]
      return true
    },
    Mutation(.diverged, "a device keeps what is nobody's any more") { history, _ in
      history.endings[0].changeCopy { $0.conversation = "gone" }
    },
  ]
}

extension RunHistory {
  /// Who has told something about that person's pointers in grace's conversation with ada.
  fileprivate func told(of person: String) -> String? {
    let isTold = events.contains { event in
      guard case .pointers("ada-grace", person, let pointers, _) = event.what else { return false }
      return pointers.delivered > 0 && !mayBeUndone(event.time)
    }
    return isTold ? person : nil
  }
}

extension [RunHistory.Ending] {
  fileprivate mutating func changePointers(
    of person: String, _ change: (inout RunHistory.Pointers) -> Void
  ) {
    for index in self[0].conversations.indices {
      change(&self[0].conversations[index].pointers[person, default: RunHistory.Pointers()])
    }
  }
}

extension RunHistory.Ending {
  fileprivate mutating func changeCopy(_ change: (inout RunHistory.Copy) -> Void) -> Bool {
    guard let index = copies.indices.first(where: { !copies[$0].messages.isEmpty }) else {
      return false
    }
    change(&copies[index])
    return true
  }
}
