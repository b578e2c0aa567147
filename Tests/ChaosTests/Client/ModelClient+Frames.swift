import Chat
import ChatTesting

extension ModelClient {
  func handle(_ frame: JSONValue) {
    switch frame["type"].text {
    case "welcome": welcome(frame)
    case "me":
      meVersion = frame["me"]["version"].number
      friends = Set(frame["friends"].items.compactMap { $0["user"]["id"].text })
    case "conversation": conversation(frame)
    case "synced": synced(frame)
    case "ok", "error": answer(frame)
    case "entry":
      live(frame["entry"])
    case "pointers": pointers(frame)
    case "change": change(frame)
    case "user":
      for (id, conversation) in held
      where conversation.copy.cards[frame["user"]["id"].text ?? ""] != nil {
        held[id]?.copy.take(card: frame["user"])
      }
    case "presence":
      let states = frame["items"].items.compactMap { item in
        item["user"].text.map { ($0, item["state"] != "offline") }
      }
      let people = Dictionary(states) { $1 }
      recorder.record(device, .presence(people, whole: frame["full"] == true))
    case "pong": ponged()
    case "resync": compareAnew()
    default: break
    }
  }

  private func welcome(_ frame: JSONValue) {
    recorder.record(device, .connected)
    let epoch = frame["epoch"].text
    if let known = self.epoch, known != epoch {
      for id in held.keys { recorder.record(device, .began(conversation: id, seq: 0)) }
      held = [:]
      meVersion = nil
    }
    self.epoch = epoch
  }

  private func synced(_ frame: JSONValue) {
    for id in frame["gone"].items.compactMap(\.text) { held[id] = nil }
    isSynced = true
    comparingSince = nil
    reportPointers()
    for id in outbox.conversations { pump(id) }
    for id in held.keys { mendGap(id) }
  }

  private func conversation(_ frame: JSONValue) {
    let shown = frame["conversation"]
    guard let id = shown["id"].text else { return }
    let people = Set(shown["members"].items.compactMap { $0["user"]["id"].text })
    recorder.learn(id, people: people)
    let isKnown = held[id] != nil
    guard frame["complete"] == false || isKnown || shown["head"] == 0 else {
      return compareAnew()
    }
    for entry in frame["entries"].items { recordTold(entry) }
    if frame["complete"] == false {
      recorder.record(device, .began(conversation: id, seq: shown["head"].number ?? 0))
    }
    let last = frame["complete"] == false ? shown["head"].number : held[id]?.copy.seq
    held[id, default: HeldConversation(id: id)].copy.take(shown: frame)
    recordShown(id, after: last ?? 0)
    for member in shown["members"].items {
      guard let person = member["user"]["id"].text else { continue }
      recorder.record(
        device,
        .pointers(
          conversation: id, of: person, RunHistory.Pointers(member), since: comparingSince))
    }
    mendGap(id)
  }

  /// The one rule for live entries.
  private func live(_ entry: JSONValue) {
    guard let id = entry["conversation"].text else { return }
    guard held[id] != nil else {
      recordTold(entry)
      return compareAnew()
    }
    take(entry, in: id)
    mendGap(id)
  }

  private func take(_ entry: JSONValue, in id: String) {
    recordTold(entry)
    let last = held[id]?.copy.seq ?? 0
    held[id]?.copy.take(entry: entry)
    recordShown(id, after: last)
  }

  private func recordTold(_ entry: JSONValue) {
    if let entry = RunHistory.Entry(entry) { recorder.record(device, .told(entry)) }
  }

  private func recordShown(_ id: String, after last: Int) {
    for seq in last..<max(last, held[id]?.copy.seq ?? 0) {
      recorder.record(device, .shown(conversation: id, seq: seq + 1))
    }
  }

  /// Waits a moment for what is missing, then reads it out of the log; one reading at a time.
  private func mendGap(_ id: String) {
    guard let conversation = held[id], conversation.copy.hasHole, !conversation.isReadingLog else {
      return
    }
    held[id]?.isReadingLog = true
    Task {
      try? await Task.sleep(for: .milliseconds(300))
      if let copy = held[id]?.copy, copy.hasHole {
        let mine = connection
        let answer = try? await login.send(.GET, "conversations/\(id)/log?after=\(copy.seq)")
        let items = mine == connection ? answer?.json["items"].items : nil
        for entry in items ?? [] { take(entry, in: id) }
      }
      held[id]?.isReadingLog = false
      if channel != nil { mendGap(id) }
    }
  }

  private func pointers(_ frame: JSONValue) {
    guard let id = frame["conversation"].text, let person = frame["user"].text else { return }
    let pointers = RunHistory.Pointers(frame)
    recorder.record(device, .pointers(conversation: id, of: person, pointers, since: nil))
    held[id]?.copy.takePointers(frame, of: person)
  }

  private func change(_ frame: JSONValue) {
    guard let version = frame["version"].number, let known = meVersion, version > known else {
      return
    }
    guard version == known + 1 else {
      Task {
        try? await Task.sleep(for: .milliseconds(300))
        if let meVersion, meVersion < version { compareAnew() }
      }
      return
    }
    meVersion = version
    switch frame["kind"].text {
    case "friend": frame["friend"]["user"]["id"].text.map { _ = friends.insert($0) }
    case "friend-removed": frame["user"].text.map { _ = friends.remove($0) }
    case "block": frame["user"]["id"].text.map { _ = friends.remove($0) }
    default: break
    }
  }

  /// Says `hello` again, unless a comparison runs already.
  private func compareAnew() {
    if isSynced { greet() }
  }
}
