/// The server as the contract has it, of few people and few words, and small enough to see through.
///
/// People are numbers. Whatever a command is answered with, and what is true afterwards, follows
/// from these values alone.
struct ReferenceModel {
  struct Pair: Hashable {
    let people: Set<Int>

    init(_ one: Int, _ other: Int) { people = [one, other] }
  }

  struct Message: Equatable {
    let author: Int
    var body: String
    var rev = 1
    var isDeleted = false
    var reactions: [String: Set<Int>] = [:]
  }

  /// A change that was made, to know its retry by.
  struct Made {
    let target: Int
    /// What was asked; nil since the message was deleted.
    var asked: Action?
    let kind: String
  }

  struct Pointers: Equatable {
    var read = 0
    var delivered = 0
  }

  struct Settings: Equatable {
    var muted = false
    var draft: String?
  }

  struct Log {
    var head = 0
    var messages: [Int: Message] = [:]
    /// By author and client id.
    var made: [[String]: Made] = [:]
    var pointers: [Int: Pointers] = [:]
    /// What the other one sees of them.
    var shown: [Int: Pointers] = [:]
    var settings: [Int: Settings] = [:]

    func unread(of person: Int) -> Int {
      let read = pointers[person, default: .init()].read
      let unread = messages.filter {
        $0.key > read && $0.value.author != person && !$0.value.isDeleted
      }
      return min(unread.count, 100)
    }
  }

  struct Request {
    let number: Int
    let asker: Int
    let other: Int

    var pair: Pair { Pair(asker, other) }
  }

  enum Action: Equatable {
    case send(body: String)
    case edit(body: String)
    case delete
    case react(emoji: String, on: Bool)

    var kind: String {
      switch self {
      case .send: "message"
      case .edit: "edited"
      case .delete: "deleted"
      case .react: "reacted"
      }
    }
  }

  enum Asked: Equatable {
    case open(request: Int)
    /// They are friends (now).
    case friends
    /// One of them has blocked the other.
    case nobody
  }

  private(set) var requests: [Request] = []
  /// Each with the request it came of.
  private(set) var friendships: [Pair: Request] = [:]
  private(set) var logs: [Pair: Log] = [:]
  /// Each who blocks, and then whom.
  private(set) var blocks: Set<[Int]> = []

  func friends(of person: Int) -> Set<Int> {
    Set(friendships.keys.filter { $0.people.contains(person) }.flatMap(\.people))
      .subtracting([person])
  }

  mutating func ask(_ other: Int, by asker: Int, number: Int) -> Asked {
    let pair = Pair(asker, other)
    guard blocks.isDisjoint(with: [[asker, other], [other, asker]]) else { return .nobody }
    guard friendships[pair] == nil else { return .friends }
    guard let open = requests.first(where: { $0.pair == pair }) else {
      requests.append(Request(number: number, asker: asker, other: other))
      return .open(request: number)
    }
    guard open.asker == other else { return .open(request: open.number) }
    befriend(open)
    return .friends
  }

  func blocked(by person: Int) -> [Int] {
    blocks.filter { $0[0] == person }.map { $0[1] }.sorted()
  }

  /// Whether it succeeds.
  mutating func accept(_ number: Int, by person: Int) -> Bool {
    if let open = requests.first(where: { $0.number == number && $0.other == person }) {
      befriend(open)
      return true
    }
    return friendships.values.contains { $0.number == number && $0.other == person }
  }

  /// Declines or withdraws; answers whether it succeeds.
  mutating func remove(_ number: Int, by person: Int) -> Bool {
    let before = requests.count
    requests.removeAll { $0.number == number && $0.pair.people.contains(person) }
    return requests.count < before
  }

  mutating func unfriend(_ other: Int, by person: Int) -> Bool {
    friendships.removeValue(forKey: Pair(person, other)) != nil
  }

  /// Answers whether it succeeds: who is blocked finds nobody to block.
  mutating func block(_ other: Int, by person: Int) -> Bool {
    guard !blocks.contains([other, person]) else { return false }
    blocks.insert([person, other])
    friendships[Pair(person, other)] = nil
    requests.removeAll { $0.pair == Pair(person, other) }
    return true
  }

  mutating func unblock(_ other: Int, by person: Int) -> Bool {
    blocks.remove([person, other]) != nil
  }

  private mutating func befriend(_ request: Request) {
    requests.removeAll { $0.pair == request.pair }
    friendships[request.pair] = request
    if logs[request.pair] == nil { logs[request.pair] = Log() }
  }

  /// Sends or changes; answers with the code of a refusal, or with the number of the message.
  mutating func act(
    _ action: Action, on target: Int?, by author: Int, as clientId: String, in pair: Pair
  ) -> (code: String?, target: Int?) {
    guard var log = logs[pair] else { return ("not-found", nil) }
    let key = [String(author), clientId]
    if let made = log.made[key] {
      let isSame = made.kind == action.kind && (target ?? made.target) == made.target
      guard isSame, made.asked ?? action == action else { return ("client-id-reused", nil) }
      return (nil, made.target)
    }
    let number: Int
    if case .send(let body) = action {
      guard friendships[pair] != nil else { return ("not-friends", nil) }
      number = log.head + 1
      log.messages[number] = Message(author: author, body: body)
    } else {
      guard let target, let message = log.messages[target] else { return ("not-found", nil) }
      let isOpen = friendships[pair] != nil
      if let code = refusal(of: action, by: author, to: message, isOpen: isOpen) {
        return (code, nil)
      }
      number = target
      guard let changed = changed(message, by: action, of: author) else { return (nil, target) }
      log.messages[target] = changed
      if changed.isDeleted {
        log.made = log.made.mapValues { made in
          made.target == target ? Made(target: target, asked: nil, kind: made.kind) : made
        }
      }
    }
    log.head += 1
    let isGone = log.messages[number]?.isDeleted == true
    log.made[key] = Made(target: number, asked: isGone ? nil : action, kind: action.kind)
    logs[pair] = log
    return (nil, number)
  }

  private func refusal(of action: Action, by author: Int, to message: Message, isOpen: Bool)
    -> String?
  {
    if case .react = action {} else if message.author != author { return "not-author" }
    guard action != .delete else { return nil }
    // What somebody has felt they may take back like what they have said.
    if case .react(_, false) = action {} else if !isOpen { return "not-friends" }
    return message.isDeleted ? "message-deleted" : nil
  }

  /// The message afterwards; nil where it is so already.
  private func changed(_ message: Message, by action: Action, of author: Int) -> Message? {
    var now = message
    switch action {
    case .send: break
    case .edit(let body): now.body = body
    case .delete:
      (now.body, now.reactions, now.isDeleted) = ("", [:], true)
    case .react(let emoji, let on):
      var users = now.reactions[emoji] ?? []
      if on { users.insert(author) } else { users.remove(author) }
      now.reactions[emoji] = users.isEmpty ? nil : users
    }
    guard now != message else { return nil }
    now.rev += 1
    return now
  }

  /// Raises pointers; answers whether there is an entry of this number.
  mutating func raise(_ person: Int, to seq: Int, isRead: Bool, in pair: Pair) -> Bool {
    guard var log = logs[pair], seq <= log.head else { return false }
    let before = log.pointers[person, default: .init()]
    var after = before
    after.delivered = max(before.delivered, seq)
    if isRead { after.read = max(before.read, seq) }
    log.pointers[person] = after
    if after != before, friendships[pair] != nil { log.shown[person] = after }
    logs[pair] = log
    return true
  }

  mutating func set(_ settings: Settings, of person: Int, in pair: Pair) {
    logs[pair]?.settings[person] = settings
  }
}
