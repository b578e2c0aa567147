import Chat
import ChatTesting

/// People who make friends and part again, also both at once.
struct Acquaintance: Sendable {
  let one: Person
  let other: Person
  let recorder: Recorder

  /// Asks until they are friends.
  func begin() async throws {
    while true {
      if await ask(from: one, to: other) { return }
      if await accept(by: other, from: one) { return }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Parts and comes together again until the task is cancelled.
  func waver(_ random: SplitMix64) async {
    var random = random
    while !Task.isCancelled {
      let pause = Int.random(in: 300...2_000, using: &random)
      try? await Task.sleep(for: .milliseconds(pause))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: await end(by: one, with: other)
      case 1: await end(by: other, with: one)
      case 2: await block(by: one, other)
      case 3:
        async let first = ask(from: one, to: other)
        async let second = ask(from: other, to: one)
        _ = await (first, second)
      default:
        _ = await ask(from: one, to: other)
        _ = await accept(by: other, from: one)
      }
    }
  }

  /// Whether they are friends now, for certain.
  private func ask(from asker: Person, to asked: Person) async -> Bool {
    note(asker, asked, .beginning)
    let body: JSONValue = ["userId": .string(asked.login.user)]
    guard let answer = try? await asker.login.send(.POST, "friend-requests", body),
      answer.isFinal
    else { return false }
    let isFriend = answer.json["friend"] != .null
    note(asker, asked, .begun(isFriend: isFriend))
    return isFriend
  }

  private func accept(by asked: Person, from asker: Person) async -> Bool {
    let path = "friend-requests?direction=incoming"
    guard let list = try? await asked.login.send(.GET, path),
      let request = list.json["items"].items.first(where: {
        $0["user"]["id"].text == asker.login.user
      })?["id"].text
    else { return false }
    note(asked, asker, .beginning)
    guard
      let answer = try? await asked.login.send(.POST, "friend-requests/\(request)/accept"),
      answer.isFinal
    else { return false }
    note(asked, asker, .begun(isFriend: answer.status == 200))
    return answer.status == 200
  }

  private func end(by person: Person, with friend: Person) async {
    note(person, friend, .ending)
    guard let answer = try? await person.login.send(.DELETE, "friends/\(friend.login.user)"),
      answer.status == 204 || answer.status == 404
    else { return }
    note(person, friend, .ended)
  }

  /// Whoever is blocked is no friend any more, and cannot ask until that is taken back.
  private func block(by person: Person, _ other: Person) async {
    note(person, other, .ending)
    let path = "blocks/\(other.login.user)"
    guard let answer = try? await person.login.send(.PUT, path), answer.status == 200 else {
      return
    }
    note(person, other, .ended)
    _ = await ask(from: other, to: person)
    _ = try? await person.login.send(.DELETE, path)
  }

  private func note(_ person: Person, _ other: Person, _ step: RunHistory.Friendship) {
    let device = RunHistory.Device(person.login.user, 0)
    recorder.record(device, .friendship(with: other.login.user, step))
  }
}

/// One person with all their devices, but for those of the second client.
struct Person: Sendable {
  let login: Login
  let clients: [ModelClient]
}
