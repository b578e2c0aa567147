import Chat
import ChatTesting
import Testing

/// What the contract promises of numbers that only rise: the order of arrival decides nothing.
@Suite(.timeLimit(.minutes(10))) struct ShuffleTests {
  @Test func `Entries and pointers in any order, some of them twice, lead to the same state`() {
    for seed in Proof(cases: 10_000).seeds {
      var chance = SplitMix64(seed: seed)
      let log = RandomLog(entries: Int.random(in: 1...12, using: &chance), using: &chance)

      var inOrder = log.opened
      for frame in log.frames { inOrder.take(frame) }
      var shuffled = log.opened
      for frame in log.shuffled(using: &chance) { shuffled.take(frame) }

      let copy = shuffled.conversations[RandomLog.conversation]
      guard copy == inOrder.conversations[RandomLog.conversation],
        copy?.messages == log.messages, copy?.pointers == log.pointers,
        copy?.seq == log.length, copy?.early.isEmpty == true,
        !shuffled.mustCompare
      else {
        Issue.record("PROOF_SEED=\(seed): \(String(describing: copy)), not \(inOrder)")
        return
      }
    }
  }
}

/// A log by chance: what is told of it while it grows, and how it stands at the end.
private struct RandomLog {
  static let conversation = "c"
  private static let people = ["ada", "grace"]

  private(set) var length = 0
  private(set) var frames: [JSONValue] = []
  private(set) var messages: [Int: JSONValue] = [:]
  private(set) var pointers: [String: ConversationCopy.Pointers]

  init(entries: Int, using chance: inout SplitMix64) {
    pointers = Dictionary(uniqueKeysWithValues: Self.people.map { ($0, .init()) })
    while length < entries {
      if Int.random(in: 0..<4, using: &chance) == 0 {
        raisePointer(using: &chance)
      } else {
        grow(using: &chance)
      }
    }
  }

  /// A copy that knows of the conversation and has nothing of it.
  var opened: ClientCopy {
    var copy = ClientCopy()
    let members = Self.people.map { person -> JSONValue in
      ["user": ["id": .string(person), "rev": 1], "readSeq": 0, "deliveredSeq": 0]
    }
    copy.take(["type": "welcome", "epoch": "e"])
    copy.take([
      "type": "conversation", "complete": true, "entries": [],
      "conversation": [
        "id": .string(Self.conversation), "members": .array(members), "head": 0, "rev": 1,
      ],
    ])
    return copy
  }

  /// Everything once and some of it again, in any order; what is told late shows a message as it is.
  func shuffled(using chance: inout SplitMix64) -> [JSONValue] {
    let again = frames.filter { _ in Bool.random(using: &chance) }.map { frame -> JSONValue in
      guard let target = frame["entry"]["target"].number, let now = messages[target],
        case .object(var entry) = frame["entry"]
      else { return frame }
      entry["message"] = now
      return ["type": "entry", "entry": .object(entry)]
    }
    return (frames + again).shuffled(using: &chance)
  }

  private mutating func grow(using chance: inout SplitMix64) {
    length += 1
    let author = Self.people.randomElement(using: &chance) ?? ""
    let changed = messages.values.filter { $0["deletedAt"] == .null }
      .compactMap { $0["seq"].number }.sorted().randomElement(using: &chance)
    guard let changed, Bool.random(using: &chance) else {
      messages[length] = [
        "seq": .integer(Int64(length)), "author": .string(author), "rev": 1,
        "body": .string("m\(length)"), "deletedAt": .null, "reactions": [],
      ]
      return tell(kind: "message", of: length, by: author)
    }
    let kind = ["edited", "deleted", "reacted"].randomElement(using: &chance) ?? ""
    change(changed, kind)
    tell(kind: .string(kind), of: changed, by: author)
  }

  private mutating func change(_ number: Int, _ kind: String) {
    guard case .object(var message)? = messages[number] else { return }
    message["rev"] = .integer(Int64((message["rev"]?.number ?? 0) + 1))
    switch kind {
    case "edited": message["body"] = .string("m\(number), at \(length)")
    case "reacted": message["reactions"] = [["emoji": "👍", "users": [.string("u\(length)")]]]
    default:
      message["body"] = ""
      message["reactions"] = []
      message["deletedAt"] = .integer(Int64(length))
    }
    messages[number] = .object(message)
  }

  private mutating func tell(kind: JSONValue, of target: Int, by author: String) {
    frames.append([
      "type": "entry",
      "entry": [
        "conversation": .string(Self.conversation), "seq": .integer(Int64(length)),
        "id": .string("e\(length)"), "author": .string(author),
        "clientId": .string("k\(length)"), "kind": kind, "target": .integer(Int64(target)),
        "message": messages[target] ?? .null,
      ],
    ])
  }

  private mutating func raisePointer(using chance: inout SplitMix64) {
    let person = Self.people.randomElement(using: &chance) ?? ""
    var raised = pointers[person] ?? .init()
    raised.read = Int.random(in: raised.read...max(raised.read, length), using: &chance)
    raised.delivered = max(raised.read, raised.delivered)
    pointers[person] = raised
    frames.append([
      "type": "pointers", "conversation": .string(Self.conversation), "user": .string(person),
      "readSeq": .integer(Int64(raised.read)), "deliveredSeq": .integer(Int64(raised.delivered)),
    ])
  }
}
