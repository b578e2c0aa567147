import ChatTesting

extension Mutation {
  static let ofLogs = [
    Mutation(.lost, "an acknowledged message is gone at the end of the log") { history, _ in
      guard let last = history.log.last,
        history.answers.contains(where: { $0.answer.key == last.key })
      else { return false }
      history.changeLogs("ada-grace") { $0.removeLast() }
      return true
    },
    Mutation(.lost, "an acknowledged deletion has no effect") { history, _ in
      guard let entry = history.log.first(where: { $0.kind == "deleted" }) else { return false }
      history.changeLogs("ada-grace") { log in
        for index in log.indices where log[index].target == entry.target {
          log[index].message = RunHistory.Message(body: "back again")
        }
      }
      return true
    },
    Mutation(.phantom, "a message that nobody sent") { history, _ in
      history.changeLogs("ada-grace") { log in
        log.append(
          RunHistory.Entry(
            conversation: "ada-grace", seq: log.count + 1, id: "new", author: "ada",
            clientId: "nobody's", message: RunHistory.Message(body: "Hello")))
      }
      return true
    },
    Mutation(.phantom, "another body than was sent") { history, random in
      guard let entry = history.log.filter({ $0.kind == "message" }).randomElement(using: &random)
      else { return false }
      history.changeLogs("ada-grace") { $0[entry.seq - 1].message.body += "!" }
      return true
    },
    Mutation(.phantom, "another author than the one who sent it") { history, random in
      guard let entry = history.log.randomElement(using: &random) else { return false }
      history.changeLogs("ada-grace") { log in
        log[entry.seq - 1].author = entry.author == "ada" ? "grace" : "ada"
      }
      return true
    },
    Mutation(.phantom, "a change became one of another kind") { history, random in
      guard let entry = history.log.filter({ $0.kind == "edited" }).randomElement(using: &random)
      else { return false }
      history.changeLogs("ada-grace") { $0[entry.seq - 1].kind = "reacted" }
      return true
    },
    Mutation(.phantom, "a change hit another message") { history, random in
      guard let entry = history.log.filter({ $0.kind == "edited" }).randomElement(using: &random)
      else { return false }
      history.changeLogs("ada-grace") { $0[entry.seq - 1].target += 1 }
      return true
    },
    Mutation(.phantom, "deleted by nobody") { history, _ in
      guard let entry = history.log.first(where: { $0.kind == "message" && !$0.message.isDeleted })
      else { return false }
      history.changeLogs("ada-grace") { log in
        log[entry.seq - 1].message = RunHistory.Message(body: "", isDeleted: true)
      }
      return true
    },
    Mutation(.duplicate, "one client id under two numbers") { history, random in
      guard var again = history.log.randomElement(using: &random) else { return false }
      history.changeLogs("ada-grace") { log in
        again.seq = log.count + 1
        again.id = "new"
        log.append(again)
      }
      return true
    },
    Mutation(.duplicate, "one id under two numbers") { history, _ in
      guard history.log.count > 1 else { return false }
      history.changeLogs("ada-grace") { $0[1].id = $0[0].id }
      return true
    },
    Mutation(.order, "one member sees two entries the other way round") { history, _ in
      guard history.log.count > 1 else { return false }
      history.endings[0].conversations[0].log.swapAt(0, 1)
      history.endings[0].conversations[0].log[0].seq = 1
      history.endings[0].conversations[0].log[1].seq = 2
      return true
    },
    Mutation(.order, "one member does not see the last entry") { history, _ in
      guard history.log.count > 1 else { return false }
      history.endings[0].conversations[0].log.removeLast()
      return true
    },
    Mutation(.gap, "an entry is missing in the middle") { history, _ in
      guard history.log.count > 1 else { return false }
      history.changeLogs("ada-grace") { $0.remove(at: $0.count - 2) }
      return true
    },
    Mutation(.gap, "the head is higher than the last entry") { history, _ in
      history.endings[0].conversations[0].head += 1
      return true
    },
    Mutation(.gap, "the id at the head is another one") { history, _ in
      guard !history.log.isEmpty else { return false }
      history.endings[0].conversations[0].headId = "new"
      return true
    },
  ]

  static let ofAnswers = [
    Mutation(.phantom, "refused, and there") { history, random in
      guard let (_, chosen) = history.answers.randomElement(using: &random) else { return false }
      for (index, answer) in history.allAnswers where answer.key == chosen.key {
        history.events[index].what = .refused(answer.key, code: "not-friends")
      }
      return true
    },
    Mutation(.unstable, "a retry is answered with another number") { history, random in
      guard let (index, answer) = history.answers.randomElement(using: &random) else {
        return false
      }
      var other = answer
      other.seq += 1
      history.add(history.events[index].device, .acknowledged(other))
      return true
    },
    Mutation(.unstable, "a retry is refused") { history, random in
      guard let (index, answer) = history.answers.randomElement(using: &random) else {
        return false
      }
      history.add(history.events[index].device, .refused(answer.key, code: "not-friends"))
      return true
    },
    Mutation(.unstable, "another message stands where the answer said") { history, random in
      guard let (_, chosen) = history.answers.randomElement(using: &random) else { return false }
      for (index, answer) in history.allAnswers where answer.key == chosen.key {
        history.events[index].what = .acknowledged(
          RunHistory.Answer(answer.key, seq: answer.seq, id: "new"))
      }
      return true
    },
    Mutation(.session, "a later send got an earlier number") { history, _ in
      let restored = history.restorations.last?.restored ?? .zero
      let answers = history.answers.filter { history.events[$0.index].time >= restored }
      guard let last = answers.last, let first = answers.first,
        first.answer.seq < last.answer.seq,
        let asked = history.events.firstIndex(where: {
          if case .asked(let change) = $0.what { change.key == last.answer.key } else { false }
        }), first.index < asked
      else { return false }
      var early = last.answer
      early.seq = first.answer.seq
      for (index, answer) in answers where answer.key == early.key {
        history.events[index].what = .acknowledged(early)
      }
      return true
    },
  ]

  static let ofShowing = [
    Mutation(.phantom, "told before it was asked for") { history, random in
      guard let entry = history.log.randomElement(using: &random) else { return false }
      history.events.insert(RunHistory.Event(.zero, HistoryMaker.devices[0], .told(entry)), at: 0)
      return true
    },
    Mutation(.order, "told under another number") { history, random in
      guard var entry = history.log.randomElement(using: &random) else { return false }
      entry.seq += 1
      history.add(HistoryMaker.devices[0], .told(entry))
      return true
    },
    Mutation(.duplicate, "shown twice") { history, random in
      let shown = history.indices { if case .shown = $0 { true } else { false } }
      guard let index = shown.randomElement(using: &random) else { return false }
      history.events.insert(history.events[index], at: index)
      return true
    },
    Mutation(.gap, "one left out in what is shown") { history, _ in
      let shown = history.indices { if case .shown("ada-grace", _) = $0 { true } else { false } }
      let last = shown.last { index in
        guard case .shown(_, let seq) = history.events[index].what else { return false }
        return history.events[..<index].contains {
          guard $0.device == history.events[index].device,
            case .shown("ada-grace", let earlier) = $0.what
          else { return false }
          return earlier == seq - 1
        }
      }
      guard let last, case .shown(_, let seq) = history.events[last].what else { return false }
      let device = history.events[last].device
      history.events.removeAll {
        guard $0.device == device, case .shown("ada-grace", let earlier) = $0.what else {
          return false
        }
        return earlier == seq - 1
      }
      return true
    },
  ]
}
