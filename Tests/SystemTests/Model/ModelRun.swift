import Chat
import ChatTesting
import NIOCore
import Testing

/// One random life of three people and their devices, step by step beside the reference model.
///
/// Every answer is the model's; at the end, so is what every device has made of its frames.
final class ModelRun {
  typealias Pair = ReferenceModel.Pair

  private static let cast = ["ada", "grace", "linus"]

  let seed: UInt64
  private let port: Int
  private var chance: SplitMix64
  private(set) var model = ReferenceModel()
  private var seats: [Seat] = []
  private(set) var users: [String] = []
  /// By the model's numbers, the server's ids.
  private var requests: [Int: String] = [:]
  private(set) var conversations: [Pair: String] = [:]
  private var lastNumber = 0
  /// What was asked, to ask some of it again.
  private var acts: [Pair: [Act]] = [:]
  /// What happened, to be read when a step differs.
  private var story: [String] = []

  init(seed: UInt64, port: Int) {
    self.seed = seed
    self.port = port
    chance = SplitMix64(seed: seed)
  }

  func run(steps: Int) async throws {
    for person in Self.cast.indices {
      let device = try await Device.register(name(of: person), Self.cast[person], port: port)
      users.append(device.user)
      seats.append(Seat(person: person, device: device))
      seats.append(Seat(person: person, device: device))
    }
    for _ in 0..<steps {
      let seat = seats[random(0..<seats.count)]
      let other = (seat.person + random(1..<3)) % 3
      try await step(seat, with: other)
      for seat in seats { seat.absorb() }
    }
    for seat in seats { try await seat.connect() }
    for seat in seats { try await expectTruth(seat) }
  }

  private func name(of person: Int) -> String { "\(Self.cast[person])\(seed)" }

  private func random(_ range: Range<Int>) -> Int { Int.random(in: range, using: &chance) }

  private func step(_ seat: Seat, with other: Int) async throws {
    switch random(0..<100) {
    case 0..<8: try await ask(seat, other)
    case 8..<18: try await answerRequest(seat)
    case 18..<20: try await unfriend(seat, other)
    case 20..<22: try await block(seat, other)
    case 22..<26: try await unblock(seat, other)
    case 26..<72: try await act(seat, other)
    case 72..<84: try await report(seat, other)
    case 84..<89: try await set(seat, other)
    case 89..<94: await seat.vanish()
    case 94..<99: try await seat.connect()
    default: try await logOut(seat)
    }
  }

  private func logOut(_ seat: Seat) async throws {
    guard random(0..<2) == 0 else { return }
    // Both tabs live in one session, and end with it.
    for tab in seats where tab.person == seat.person && tab !== seat { await tab.vanish() }
    try await seat.logOut(as: name(of: seat.person))
    for index in seats.indices where seats[index].person == seat.person && seats[index] !== seat {
      seats[index] = Seat(person: seat.person, device: seat.device)
    }
  }

  private func ask(_ seat: Seat, _ other: Int) async throws {
    lastNumber += 1
    let expected = model.ask(other, by: seat.person, number: lastNumber)
    let answer = try await seat.device.send(
      .POST, "friend-requests", ["userId": .string(users[other])])
    let status =
      switch expected {
      case .open: 201
      case .friends: 200
      case .nobody: 404
      }
    check("\(seat.person) asks \(other)", answer.status == status, answer)
    if case .open(let number) = expected { requests[number] = answer.json["request"]["id"].text }
    try await learnConversation(seat, other)
  }

  private func answerRequest(_ seat: Seat) async throws {
    guard let number = requests.keys.sorted().suffix(4).randomElement(using: &chance),
      let id = requests[number]
    else { return }
    if random(0..<3) > 0 {
      let succeeds = model.accept(number, by: seat.person)
      let answer = try await seat.device.send(.POST, "friend-requests/\(id)/accept")
      check("\(seat.person) accepts \(number)", answer.status == (succeeds ? 200 : 404), answer)
      for other in 0..<3 where other != seat.person { try await learnConversation(seat, other) }
    } else {
      let succeeds = model.remove(number, by: seat.person)
      let answer = try await seat.device.send(.DELETE, "friend-requests/\(id)")
      check("\(seat.person) removes \(number)", answer.status == (succeeds ? 204 : 404), answer)
    }
  }

  private func unfriend(_ seat: Seat, _ other: Int) async throws {
    let succeeds = model.unfriend(other, by: seat.person)
    let answer = try await seat.device.send(.DELETE, "friends/\(users[other])")
    check("\(seat.person) unfriends \(other)", answer.status == (succeeds ? 204 : 404), answer)
  }

  private func block(_ seat: Seat, _ other: Int) async throws {
    let succeeds = model.block(other, by: seat.person)
    let answer = try await seat.device.send(.PUT, "blocks/\(users[other])")
    check("\(seat.person) blocks \(other)", answer.status == (succeeds ? 200 : 404), answer)
  }

  /// Mostly somebody who is blocked, so that blocks don't become more and more.
  private func unblock(_ seat: Seat, _ other: Int) async throws {
    let other = model.blocked(by: seat.person).randomElement(using: &chance) ?? other
    let succeeds = model.unblock(other, by: seat.person)
    let answer = try await seat.device.send(.DELETE, "blocks/\(users[other])")
    check("\(seat.person) unblocks \(other)", answer.status == (succeeds ? 204 : 404), answer)
  }

  /// A conversation that has come into being is opened once, to know its id.
  private func learnConversation(_ seat: Seat, _ other: Int) async throws {
    let pair = Pair(seat.person, other)
    guard conversations[pair] == nil, model.friendships[pair] != nil else { return }
    let answer = try await seat.device.send(
      .POST, "conversations", ["userId": .string(users[other])])
    check("\(pair.people.sorted()) talk", answer.status == 200, answer)
    conversations[pair] = answer.json["id"].text
  }

  private func act(_ seat: Seat, _ other: Int) async throws {
    let pair = Pair(seat.person, other)
    guard let conversation = conversations[pair], let log = model.logs[pair] else { return }
    let earlier = acts[pair, default: []].suffix(20).filter { $0.author == seat.person }
    let isAgain = random(0..<5) == 0
    let act =
      isAgain ? earlier.randomElement(using: &chance) ?? newAct(seat, log) : newAct(seat, log)
    acts[pair, default: []].append(act)
    let expected = model.act(
      act.action, on: act.target, by: seat.person, as: act.clientId, in: pair)
    try await seat.connect()
    let answer = try await seat.socket?.ask(act.command(in: conversation))
    let isRight: Bool
    if let number = expected.target {
      let result = answer?["result"] ?? .null
      let message = model.logs[pair]?.messages[number]
      isRight = result["seq"].number == number && message == self.message(result)
    } else {
      isRight = expected.code != nil && answer?["code"].text == expected.code
    }
    check("\(act) in \(pair.people.sorted()) is \(expected)", isRight, answer)
  }

  /// One in six takes a key that may have been used for something else.
  private func newAct(_ seat: Seat, _ log: ReferenceModel.Log) -> Act {
    let number = random(0..<6) == 0 ? random(1..<log.head + 2) : log.head + 1
    let (clientId, target) = ("k\(number)-\(random(0..<2))", random(1..<log.head + 2))
    let body = "body \(random(0..<3))"
    let action: ReferenceModel.Action =
      switch random(0..<8) {
      case 0..<4: .send(body: body)
      case 4: .edit(body: body)
      case 5: .delete
      default: .react(emoji: ["👍", "🎉"][random(0..<2)], on: random(0..<3) > 0)
      }
    return Act(
      author: seat.person, clientId: clientId, target: action == .send(body: body) ? nil : target,
      action: action)
  }

  private func report(_ seat: Seat, _ other: Int) async throws {
    let pair = Pair(seat.person, other)
    guard let conversation = conversations[pair], let log = model.logs[pair] else { return }
    let seq = random(0..<log.head + 2)
    if random(0..<2) == 0 || seq > log.head {
      let succeeds = model.raise(seat.person, to: seq, isRead: true, in: pair)
      let answer = try await seat.device.send(
        .PUT, "conversations/\(conversation)/read", ["seq": .integer(Int64(seq))])
      check("\(seat.person) reads \(seq)", answer.status == (succeeds ? 204 : 422), answer)
    } else {
      _ = model.raise(seat.person, to: seq, isRead: false, in: pair)
      try await seat.connect()
      try await seat.socket?.send([
        "type": "received",
        "items": [["conversation": .string(conversation), "seq": .integer(Int64(seq))]],
      ])
      try await seat.socket?.settle()
    }
  }

  private func set(_ seat: Seat, _ other: Int) async throws {
    let pair = Pair(seat.person, other)
    guard let conversation = conversations[pair] else { return }
    let settings = ReferenceModel.Settings(
      muted: random(0..<2) == 0, draft: random(0..<2) == 0 ? nil : "draft \(random(0..<9))")
    model.set(settings, of: seat.person, in: pair)
    let answer = try await seat.device.send(
      .PATCH, "conversations/\(conversation)",
      ["muted": .bool(settings.muted), "draft": settings.draft.map(JSONValue.string) ?? .null])
    check("\(seat.person) sets \(settings)", answer.status == 200, answer)
    check("", answer.json["unread"].number == model.logs[pair]?.unread(of: seat.person), answer)
  }

  func check(_ step: String, _ isRight: Bool, _ answer: Any?) {
    story.append(step)
    guard !isRight else { return }
    Issue.record(
      "PROOF_SEED=\(seed): \(String(describing: answer)) after \(story.suffix(12))")
  }
}
