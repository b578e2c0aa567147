import Chat
import ChatTesting

/// A client's copy of one conversation, kept by the contract's rules.
struct ConversationCopy {
  /// What is known of one member.
  struct Member {
    var rev: Int
    var pointers: RunHistory.Pointers
  }

  let id: String
  private(set) var seq = 0
  private(set) var headId: String?
  private(set) var rev = 0
  private(set) var members: [String: Member] = [:]
  private(set) var messages: [Int: RunHistory.Message] = [:]
  private(set) var authors: [Int: String] = [:]
  /// Entries that came before those between them and this copy.
  private var early: [Int: RunHistory.Entry] = [:]
  /// The highest head that the server has shown.
  private(set) var highestHead = 0
  var isReadingLog = false
  /// How far the person has read, by what they did here.
  private(set) var wantsRead = 0

  init(id: String) { self.id = id }

  /// What a client computes for the comparison.
  var version: Int {
    members.values.reduce(rev) { $0 + $1.rev + $1.pointers.read + $1.pointers.delivered }
  }

  /// What `hello` says of it.
  var have: JSONValue {
    [
      "conversation": .string(id), "seq": .integer(Int64(seq)),
      "id": headId.map(JSONValue.string) ?? .null, "version": .integer(Int64(version)),
    ]
  }

  /// Whether something between here and there has not come.
  var hasGap: Bool { highestHead > seq }

  /// The person has read everything that others wrote so far.
  mutating func readAll(but person: String) {
    wantsRead = max(wantsRead, highestMessage(notBy: person))
  }

  /// The highest message of somebody else.
  func highestMessage(notBy person: String) -> Int {
    authors.filter { $0.value != person }.keys.max() ?? 0
  }

  /// The numbers of messages that it holds and that are not deleted, of one author or of all.
  func messages(by author: String? = nil) -> [Int] {
    messages.filter { author == nil || authors[$0.key] == author }
      .filter { !$0.value.isDeleted }.keys.sorted()
  }

  /// Begins anew where the server is.
  mutating func begin(at conversation: JSONValue) {
    seq = conversation["head"].number ?? 0
    headId = conversation["headId"].text
    messages = [:]
    early = early.filter { $0.key > seq }
    let last = conversation["lastMessage"]
    if let number = last["seq"].number {
      keep(RunHistory.Message(last), at: number, by: last["author"].text)
    }
  }

  /// Takes what is newer of settings, cards and pointers.
  mutating func merge(_ conversation: JSONValue) {
    rev = max(rev, conversation["rev"].number ?? 0)
    highestHead = max(highestHead, conversation["head"].number ?? 0)
    for shown in conversation["members"].items {
      guard let person = shown["user"]["id"].text else { continue }
      merge(RunHistory.Pointers(shown), of: person)
      merge(cardRev: shown["user"]["rev"].number ?? 0, of: person)
    }
  }

  mutating func merge(_ pointers: RunHistory.Pointers, of person: String) {
    let known = members[person] ?? Member(rev: 0, pointers: RunHistory.Pointers())
    members[person] = Member(rev: known.rev, pointers: known.pointers.merged(pointers))
  }

  mutating func merge(cardRev: Int, of person: String) {
    guard let known = members[person] else { return }
    members[person]?.rev = max(known.rev, cardRev)
  }

  /// Applies `entry` if it is the next, and whatever had come too early after it; answers the
  /// numbers that are shown now.
  mutating func take(_ entry: RunHistory.Entry) -> [Int] {
    highestHead = max(highestHead, entry.seq)
    guard entry.seq > seq else { return [] }
    early[entry.seq] = entry
    var shown: [Int] = []
    while let next = early.removeValue(forKey: seq + 1) {
      seq = next.seq
      headId = next.id
      shown.append(next.seq)
      let isKnown = next.kind == "message" || messages[next.target] != nil
      if isKnown { keep(next.message, at: next.target, by: nil) }
      if next.kind == "message" { authors[next.seq] = next.author }
    }
    return shown
  }

  private mutating func keep(_ message: RunHistory.Message, at seq: Int, by author: String?) {
    if message.rev > messages[seq]?.rev ?? 0 { messages[seq] = message }
    if let author { authors[seq] = author }
  }
}
