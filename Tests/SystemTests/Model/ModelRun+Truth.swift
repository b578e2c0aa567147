import Chat
import ChatTesting
import Testing

/// What a device shows once everything is quiet, in the model's words.
extension ModelRun {
  /// Waits until a device shows what is true, for at most ninety seconds.
  func expectTruth(_ seat: Seat) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    while let difference = difference(seat) {
      guard clock.now - start < .seconds(90) else {
        return check("\(seat.person)'s device has caught up", false, difference)
      }
      try await clock.sleep(for: .milliseconds(10))
      seat.absorb()
      // As long as the contract has a client wait for what may still come by itself.
      if clock.now - start > .milliseconds(300) { try await seat.mend() }
    }
    for (pair, id) in conversations where pair.people.contains(seat.person) {
      let truth = try await seat.device.send(.GET, "conversations/\(id)")
      let unread = model.logs[pair]?.unread(of: seat.person)
      check(
        "\(seat.person)'s unread is \(unread ?? 0)", truth.json["unread"].number == unread, truth)
    }
  }

  private func difference(_ seat: Seat) -> String? {
    let copy = seat.copy
    let friends = Set(model.friends(of: seat.person).map { users[$0] })
    if Set(copy.friends.keys) != friends { return "friends \(copy.friends.keys), not \(friends)" }
    let blocks = Set(model.blocked(by: seat.person).map { users[$0] })
    if Set(copy.blocks.keys) != blocks { return "blocks \(copy.blocks.keys), not \(blocks)" }
    let requests = model.requests.filter { $0.pair.people.contains(seat.person) }.map { request in
      let isOutgoing = request.asker == seat.person
      return [
        isOutgoing ? "outgoing" : "incoming",
        users[isOutgoing ? request.other : request.asker],
      ]
    }
    let shown = copy.requests.values.map { request in
      [request["direction"].text ?? "", request["user"]["id"].text ?? ""]
    }
    if Set(shown) != Set(requests) { return "requests \(shown), not \(requests)" }
    let mine = conversations.filter { $0.key.people.contains(seat.person) }
    if Set(copy.conversations.keys) != Set(mine.values) { return "conversations" }
    return mine.compactMap { pair, id in
      guard let log = model.logs[pair], let copy = copy.conversations[id] else { return "nothing" }
      return difference(copy, log, of: seat.person)
    }.first
  }

  private func difference(
    _ copy: ConversationCopy, _ log: ReferenceModel.Log, of person: Int
  ) -> String? {
    if copy.seq != log.head { return "head \(copy.seq), not \(log.head)" }
    for (number, message) in log.messages {
      let shown = copy.messages[number].flatMap(message(_:))
      if shown == nil && number <= copy.floor { continue }
      if shown != message {
        return "message \(number): \(String(describing: shown)), not \(message)"
      }
    }
    for (index, user) in users.enumerated() {
      let own = index == person ? log.pointers : log.shown
      let (truth, shown) = (own[index] ?? .init(), copy.pointers[user] ?? .init())
      if truth.read != shown.read || truth.delivered != shown.delivered {
        return "pointers of \(index): \(shown), not \(truth)"
      }
    }
    let settings = ReferenceModel.Settings(
      muted: copy.settings["muted"] == true, draft: copy.settings["draft"]?.text)
    if settings != log.settings[person] ?? .init() { return "settings \(settings)" }
    return nil
  }

  /// A message of the contract in the model's words; nil for what is none of these people's.
  func message(_ shown: JSONValue) -> ReferenceModel.Message? {
    guard let author = users.firstIndex(of: shown["author"].text ?? ""),
      let body = shown["body"].text, let rev = shown["rev"].number
    else { return nil }
    let reactions = shown["reactions"].items.map { reaction in
      (
        reaction["emoji"].text ?? "",
        Set(reaction["users"].items.compactMap { users.firstIndex(of: $0.text ?? "") })
      )
    }
    return ReferenceModel.Message(
      author: author, body: body, rev: rev, isDeleted: shown["deletedAt"] != .null,
      reactions: Dictionary(reactions) { $1 })
  }
}
