import Chat
import ChatTesting

extension ModelClient {
  /// Puts a change into the outbox.
  func want(_ action: RunHistory.Action, in conversation: String) {
    let clientId = "\(device.number)-\(random.next())"
    let key = RunHistory.ChangeKey(conversation, device.person, clientId)
    outbox.add(RunHistory.Change(key, action))
    pump(conversation)
  }

  /// Sends what is next; now and then twice, as an impatient client does.
  func pump(_ conversation: String) {
    guard isSynced, let change = outbox.next(in: conversation) else { return }
    ask(change)
    if Int.random(in: 0..<12, using: &random) == 0 { ask(change) }
  }

  /// Asks for a change that may have been asked for before.
  func ask(_ change: RunHistory.Change) {
    recorder.record(device, .asked(change))
    var command = change.members
    command["id"] = .string(outbox.command(for: change))
    command["conversation"] = .string(change.key.conversation)
    command["clientId"] = .string(change.key.clientId)
    send(.object(command))
  }

  func answer(_ frame: JSONValue) {
    guard let change = frame["id"].text.flatMap({ outbox.answered($0) }) else { return }
    if frame["type"] == "ok" {
      acknowledged(change, frame["result"])
    } else if let status = frame["status"].number, status == 401 || status == 429 || status >= 500 {
      Task {
        try? await Task.sleep(for: .milliseconds(300))
        outbox.postpone(change)
        pump(change.key.conversation)
      }
    } else if !outbox.isAsked(change) {
      // A refusal is of one attempt: where another is under way, what becomes of that one counts.
      let code = frame["code"].text ?? ""
      if !outbox.isOpen(change) { recorder.record(device, .refused(change.key, code: code)) }
      outbox.settle(change)
      pump(change.key.conversation)
    }
  }

  private func acknowledged(_ change: RunHistory.Change, _ message: JSONValue) {
    guard let seq = message["seq"].number, let id = message["id"].text else { return }
    recorder.record(device, .acknowledged(RunHistory.Answer(change.key, seq: seq, id: id)))
    if case .send = change.action { recorder.countSend() }
    settled.append(change)
    if settled.count > 20 { settled.removeFirst() }
    outbox.settle(change)
    pump(change.key.conversation)
  }

  /// The same again over HTTP: it must be answered in the same way.
  func retryOverHTTP(_ change: RunHistory.Change) async {
    guard case .send(let body) = change.action else { return }
    recorder.record(device, .asked(change))
    let path = "conversations/\(change.key.conversation)/messages"
    let message: JSONValue = ["clientId": .string(change.key.clientId), "body": .string(body)]
    guard let answer = try? await login.send(.POST, path, message) else { return }
    if answer.status == 200 || answer.status == 201, let seq = answer.json["seq"].number,
      let id = answer.json["id"].text
    {
      recorder.record(device, .acknowledged(RunHistory.Answer(change.key, seq: seq, id: id)))
    } else if answer.isFinal {
      recorder.record(
        device, .refused(change.key, code: answer.json["code"].text ?? "\(answer.status)"))
    }
  }

  /// Tells the server how far this device is, where it does not know.
  func reportPointers() {
    var items: [JSONValue] = []
    for (id, conversation) in held {
      let known = conversation.pointers(of: device.person)
      let (wanted, received) = (
        conversation.wantsRead, conversation.highestMessage(notBy: device.person)
      )
      if wanted > known.read {
        recorder.record(
          device, .reported(conversation: id, RunHistory.Pointers(read: wanted)))
        send(["type": "read", "conversation": .string(id), "seq": .integer(Int64(wanted))])
      }
      if received > known.delivered {
        recorder.record(
          device, .reported(conversation: id, RunHistory.Pointers(delivered: received)))
        items.append(["conversation": .string(id), "seq": .integer(Int64(received))])
      }
    }
    if !items.isEmpty { send(["type": "received", "items": .array(items)]) }
  }
}

extension RunHistory.Change {
  /// The members of the command that asks for it.
  fileprivate var members: [String: JSONValue] {
    switch action {
    case .send(let body): ["type": "send", "body": .string(body)]
    case .edit(let seq, let body):
      ["type": "edit", "seq": .integer(Int64(seq)), "body": .string(body)]
    case .delete(let seq): ["type": "delete", "seq": .integer(Int64(seq))]
    case .react(let seq, let emoji, let on):
      ["type": "react", "seq": .integer(Int64(seq)), "emoji": .string(emoji), "on": .bool(on)]
    }
  }
}
