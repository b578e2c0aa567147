import ChatTesting

// The lines of the second client in the terms of a history.

extension RunHistory.Event {
  /// Nil for what is no event of a device.
  init?(_ line: JournalLine) {
    guard let device = line.device, let what = RunHistory.What(line) else { return nil }
    self.init(.nanoseconds(line.time), device, what)
  }
}

extension RunHistory.What {
  fileprivate init?(_ line: JournalLine) {
    let (conversation, seq) = (line.conversation ?? "", line.seq ?? 0)
    let pointers = RunHistory.Pointers(read: line.readSeq ?? 0, delivered: line.deliveredSeq ?? 0)
    switch line.event {
    case "asked":
      guard let action = line.action.flatMap(RunHistory.Action.init) else { return nil }
      self = .asked(RunHistory.Change(line.key, action))
    case "acknowledged":
      self = .acknowledged(RunHistory.Answer(line.key, seq: seq, id: line.id ?? ""))
    case "refused": self = .refused(line.key, code: line.code ?? "")
    case "told":
      guard let entry = line.entry else { return nil }
      self = .told(RunHistory.Entry(entry))
    case "began": self = .began(conversation: conversation, seq: seq)
    case "shown": self = .shown(conversation: conversation, seq: seq)
    case "reported": self = .reported(conversation: conversation, pointers)
    case "pointers":
      self = .pointers(
        conversation: conversation, of: line.user ?? "", pointers,
        since: line.since.map { .nanoseconds($0) })
    case "connected": self = .connected
    case "disconnected": self = .disconnected(silently: line.silently == true)
    case "presence": self = .presence(line.states ?? [:], whole: line.whole == true)
    default: return nil
    }
  }
}

extension JournalLine {
  fileprivate var key: RunHistory.ChangeKey {
    RunHistory.ChangeKey(conversation ?? "", author ?? "", clientId ?? "")
  }
}

extension RunHistory.Action {
  fileprivate init?(_ line: JournalLine.Action) {
    let (seq, body) = (line.seq ?? 0, line.body ?? "")
    switch line.type {
    case "send": self = .send(body: body)
    case "edit": self = .edit(seq: seq, body: body)
    case "delete": self = .delete(seq: seq)
    case "react": self = .react(seq: seq, emoji: line.emoji ?? "", on: line.on == true)
    default: return nil
    }
  }
}

extension RunHistory.Entry {
  fileprivate init(_ line: JournalLine.Entry) {
    self.init(
      conversation: line.conversation, seq: line.seq, id: line.id, author: line.author ?? "",
      clientId: line.clientId ?? "", kind: line.kind, target: line.target,
      message: RunHistory.Message(line.message))
  }
}

extension RunHistory.Message {
  fileprivate init(_ line: JournalLine.Message) {
    self.init(
      rev: line.rev, body: line.body, isDeleted: line.deletedAt != nil,
      reactions: Dictionary(line.reactions.map { ($0.emoji, $0.users) }) { $1 })
  }
}

extension RunHistory.Copy {
  /// What a device held of a conversation.
  init?(_ line: JournalLine) {
    guard line.event == "copy", let device = line.device, let seq = line.seq else { return nil }
    let messages = (line.messages ?? []).map { ($0.seq, RunHistory.Message($0)) }
    self.init(
      device: device, conversation: line.conversation ?? "", seq: seq, id: line.id,
      pointers: (line.pointers ?? [:]).mapValues {
        RunHistory.Pointers(read: $0.readSeq, delivered: $0.deliveredSeq)
      }, messages: Dictionary(messages) { $1 })
  }
}
