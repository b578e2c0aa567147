import ChatTesting

/// What people do, as data: a new act is a case and a line here, and what it does below.
enum Act: Sendable {
  case write, edit, delete, react, read, look, retry, leave, forget, revoke

  /// Every act as often as it happens in so many.
  static let usual: [(act: Act, times: Int)] = [
    (.write, 30), (.edit, 3), (.delete, 1), (.react, 3), (.read, 8), (.look, 1), (.retry, 3),
    (.leave, 1), (.forget, 1), (.revoke, 1),
  ]

  static func random(using random: inout SplitMix64) -> Act {
    var rest = Int.random(in: 0..<usual.map(\.times).reduce(0, +), using: &random)
    for (act, times) in usual {
      if rest < times { return act }
      rest -= times
    }
    return .write
  }
}

extension ModelClient {
  /// Logs another device of the same person out, which will log in again.
  private func revokeAnother() async {
    let number = Int.random(in: 1...3, using: &random)
    guard number != device.number else { return }
    let since = recorder.now
    guard await login.revoke("\(number)") else { return }
    let other = RunHistory.Device(device.person, number)
    recorder.record(device, .revoked(other, since: since))
  }

  /// Acts at random until the task is cancelled, about `pace` apart.
  func live(pace: Duration) async {
    while !Task.isCancelled {
      let share = Double.random(in: 0.1...1.9, using: &random)
      try? await Task.sleep(for: pace * share)
      guard !Task.isCancelled, !outbox.isLong,
        let id = held.keys.sorted().randomElement(using: &random)
      else { continue }
      switch Act.random(using: &random) {
      case .write: want(.send(body: "body \(random.next())"), in: id)
      case .edit:
        guard let seq = held[id]?.messages(by: device.person).randomElement(using: &random)
        else { continue }
        want(.edit(seq: seq, body: "edit \(random.next())"), in: id)
      case .delete:
        guard let seq = held[id]?.messages(by: device.person).randomElement(using: &random)
        else { continue }
        want(.delete(seq: seq), in: id)
      case .react:
        guard let seq = held[id]?.messages().randomElement(using: &random) else { continue }
        let emoji = ["👍", "❤️", "😂"].randomElement(using: &random) ?? "👍"
        want(.react(seq: seq, emoji: emoji, on: Bool.random(using: &random)), in: id)
      case .read:
        held[id]?.readAll(but: device.person)
      case .look: send(["type": "active", "active": .bool(Bool.random(using: &random))])
      case .retry:
        guard let change = settled.randomElement(using: &random) else { continue }
        if isSynced, Bool.random(using: &random) {
          ask(change)
        } else {
          await retryOverHTTP(change)
        }
      case .leave: leave()
      case .forget: forget()
      case .revoke: await revokeAnother()
      }
    }
  }
}
