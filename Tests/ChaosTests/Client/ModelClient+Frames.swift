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
      if let entry = RunHistory.Entry(frame["entry"]) { live(entry) }
    case "pointers": pointers(frame)
    case "change": change(frame)
    case "user":
      for id in copies.keys {
        copies[id]?.merge(
          cardRev: frame["user"]["rev"].number ?? 0, of: frame["user"]["id"].text ?? "")
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
      for id in copies.keys { recorder.record(device, .began(conversation: id, seq: 0)) }
      copies = [:]
      meVersion = nil
    }
    self.epoch = epoch
  }

  private func synced(_ frame: JSONValue) {
    for id in frame["gone"].items.compactMap(\.text) { copies[id] = nil }
    isSynced = true
    comparingSince = nil
    reportPointers()
    for id in outbox.conversations { pump(id) }
    for id in copies.keys { mendGap(id) }
  }

  private func conversation(_ frame: JSONValue) {
    let shown = frame["conversation"]
    guard let id = shown["id"].text else { return }
    let people = Set(shown["members"].items.compactMap { $0["user"]["id"].text })
    recorder.learn(id, people: people)
    let isKnown = copies[id] != nil
    guard frame["complete"] == false || isKnown || shown["head"] == 0 else {
      return compareAnew()
    }
    var copy = copies[id] ?? ConversationCopy(id: id)
    if frame["complete"] == false {
      copy.begin(at: shown)
      recorder.record(device, .began(conversation: id, seq: copy.seq))
    }
    copy.merge(shown)
    copies[id] = copy
    for member in shown["members"].items {
      guard let person = member["user"]["id"].text else { continue }
      recorder.record(
        device,
        .pointers(
          conversation: id, of: person, RunHistory.Pointers(member), since: comparingSince))
    }
    for entry in frame["entries"].items.compactMap(RunHistory.Entry.init) { take(entry) }
    mendGap(id)
  }

  /// The one rule for live entries.
  private func live(_ entry: RunHistory.Entry) {
    guard copies[entry.conversation] != nil else {
      recorder.record(device, .told(entry))
      return compareAnew()
    }
    take(entry)
    mendGap(entry.conversation)
  }

  private func take(_ entry: RunHistory.Entry) {
    recorder.record(device, .told(entry))
    for seq in copies[entry.conversation]?.take(entry) ?? [] {
      recorder.record(device, .shown(conversation: entry.conversation, seq: seq))
    }
  }

  /// Waits a moment for what is missing, then reads it out of the log; one reading at a time.
  private func mendGap(_ id: String) {
    guard let copy = copies[id], copy.hasGap, !copy.isReadingLog else { return }
    copies[id]?.isReadingLog = true
    Task {
      try? await Task.sleep(for: .milliseconds(300))
      if let copy = copies[id], copy.hasGap {
        let path = "conversations/\(id)/log?after=\(copy.seq)"
        let answer = try? await login.send(.GET, path)
        for entry in (answer?.json["items"].items ?? []).compactMap(RunHistory.Entry.init) {
          take(entry)
        }
      }
      copies[id]?.isReadingLog = false
      if channel != nil { mendGap(id) }
    }
  }

  private func pointers(_ frame: JSONValue) {
    guard let id = frame["conversation"].text, let person = frame["user"].text else { return }
    let pointers = RunHistory.Pointers(frame)
    recorder.record(device, .pointers(conversation: id, of: person, pointers, since: nil))
    copies[id]?.merge(pointers, of: person)
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
    default: break
    }
  }

  /// Says `hello` again, unless a comparison runs already.
  private func compareAnew() {
    if isSynced { greet() }
  }
}
