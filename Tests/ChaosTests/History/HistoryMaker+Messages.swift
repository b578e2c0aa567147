import ChatTesting

extension HistoryMaker {
  mutating func send(_ device: RunHistory.Device, _ conversation: String) {
    lastNumber += 1
    let key = RunHistory.ChangeKey(conversation, device.person, "m\(lastNumber)")
    let change = RunHistory.Change(key, .send(body: "body \(lastNumber)"))
    record(device, .asked(change))
    guard conversation == "ada-grace" || isOpen else {
      return record(device, .refused(key, code: "not-friends"))
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      if Bool.random(using: &random) { store(change) }
      unanswered.append((device, change))
    } else {
      let entry = store(change)
      record(device, .acknowledged(RunHistory.Answer(key, seq: entry.seq, id: entry.id)))
    }
  }

  /// Sends again what was not answered; the answer is the first one.
  mutating func retry() {
    guard !unanswered.isEmpty else { return }
    let (device, change) = unanswered.removeFirst()
    record(device, .asked(change))
    if let entry = logs[change.key.conversation]?.first(where: { $0.key == change.key }) {
      record(device, .acknowledged(RunHistory.Answer(change.key, seq: entry.seq, id: entry.id)))
    } else if change.key.conversation == "ada-grace" || isOpen {
      let entry = store(change)
      record(device, .acknowledged(RunHistory.Answer(change.key, seq: entry.seq, id: entry.id)))
    } else {
      record(device, .refused(change.key, code: "not-friends"))
    }
  }

  mutating func change(_ device: RunHistory.Device, _ conversation: String, kind: String) {
    let log = logs[conversation] ?? []
    let mine = log.filter {
      $0.kind == "message" && !$0.message.isDeleted
        && (kind == "reacted" || $0.author == device.person)
    }
    guard let target = mine.randomElement(using: &random),
      conversation == "ada-grace" || isOpen
    else { return }
    lastNumber += 1
    let key = RunHistory.ChangeKey(conversation, device.person, "c\(lastNumber)")
    let action: RunHistory.Action =
      switch kind {
      case "edited": .edit(seq: target.seq, body: "edit \(lastNumber)")
      case "deleted": .delete(seq: target.seq)
      default: .react(seq: target.seq, emoji: "👍", on: true)
      }
    let change = RunHistory.Change(key, action)
    record(device, .asked(change))
    let isSet = target.message.reactions["👍"]?.contains(device.person) == true
    guard kind != "reacted" || !isSet else {
      // Nothing changes, so nothing is kept: asked again later, it may well be refused.
      record(device, .acknowledged(RunHistory.Answer(key, seq: target.seq, id: target.id)))
      record(device, .asked(change))
      return record(device, .refused(key, code: "message-deleted"))
    }
    store(change)
    record(device, .acknowledged(RunHistory.Answer(key, seq: target.seq, id: target.id)))
  }

  /// Appends what comes of `change`, then tells it to whoever is connected.
  @discardableResult
  private mutating func store(_ change: RunHistory.Change) -> RunHistory.Entry {
    let key = change.key
    var log = logs[key.conversation] ?? []
    let seq = log.count + 1
    var message: RunHistory.Message
    if let target = change.action.target {
      message = log[target - 1].message
      message.rev += 1
    } else {
      message = RunHistory.Message(body: "")
    }
    switch change.action {
    case .send(let body), .edit(_, let body): message.body = body
    case .delete: message = RunHistory.Message(rev: message.rev, body: "", isDeleted: true)
    case .react(_, let emoji, _): message.reactions[emoji, default: []].insert(key.author)
    }
    let entry = RunHistory.Entry(
      conversation: key.conversation, seq: seq, id: "\(key.conversation)-\(seq)",
      author: key.author, clientId: key.clientId, kind: change.action.kind,
      target: change.action.target ?? seq, message: message)
    log.append(entry)
    for index in log.indices where log[index].target == entry.target {
      log[index].message = message
    }
    logs[key.conversation] = log
    for device in devices(in: key.conversation) {
      tell(device, entry)
      // Twice does no harm.
      if Int.random(in: 0..<10, using: &random) == 0 { record(device, .told(entry)) }
    }
    return entry
  }

  mutating func tell(_ device: RunHistory.Device, _ entry: RunHistory.Entry) {
    record(device, .told(entry))
    record(device, .shown(conversation: entry.conversation, seq: entry.seq))
    guard var copy = copies[device]?[entry.conversation] else { return }
    copy.seq = entry.seq
    copy.id = entry.id
    if entry.kind == "message" || copy.messages[entry.target] != nil {
      copy.messages[entry.target] = entry.message
    }
    copies[device]?[entry.conversation] = copy
  }

  mutating func report(_ device: RunHistory.Device, _ conversation: String) {
    let others = (logs[conversation] ?? []).filter {
      $0.kind == "message" && $0.author != device.person
    }
    guard connected.contains(device), let seq = others.randomElement(using: &random)?.seq else {
      return
    }
    let isRead = Bool.random(using: &random)
    let reported = RunHistory.Pointers(read: isRead ? seq : 0, delivered: isRead ? 0 : seq)
    record(device, .reported(conversation: conversation, reported))
    let now = (pointers[conversation]?[device.person] ?? RunHistory.Pointers())
      .merged(RunHistory.Pointers(read: reported.read, delivered: seq))
    pointers[conversation, default: [:]][device.person] = now
    for other in devices(in: conversation) {
      record(other, .pointers(conversation: conversation, of: device.person, now, since: nil))
      copies[other]?[conversation]?.pointers[device.person] = now
    }
  }
}
