import Chat

/// What one device holds of one conversation, merged by the contract's rules out of what it is told.
///
/// Everything goes by the larger number, so whatever comes twice, late or shuffled changes nothing.
package struct ConversationCopy: Equatable, Sendable {
  /// How far a member is.
  package struct Pointers: Equatable, Sendable {
    package var read = 0
    package var delivered = 0

    package init() {}
  }

  package let id: String
  /// Every entry up to here has been counted; its id beside it, none at 0.
  package private(set) var seq = 0
  package private(set) var entryID: String?
  /// Messages below were not sent since the copy began anew; history has them.
  package private(set) var floor = 0
  package private(set) var messages: [Int: JSONValue] = [:]
  package private(set) var pointers: [String: Pointers] = [:]
  /// The members' cards, by user.
  package private(set) var cards: [String: JSONValue] = [:]
  package private(set) var rev = 0
  /// `muted`, `pinned`, `archived` and `draft`.
  package private(set) var settings: [String: JSONValue] = [:]
  /// Entries that came before one that is still missing.
  package private(set) var early: [Int: JSONValue] = [:]
  /// The highest head that any frame has shown.
  package private(set) var head = 0

  package init(id: String) {
    self.id = id
  }

  /// Whether the log has entries that this copy knows of and lacks.
  package var hasHole: Bool { head > seq }

  /// What equal copies have equal, besides `seq` and the entry's id.
  package var version: Int {
    rev + pointers.values.reduce(0) { $0 + $1.read + $1.delivered }
      + cards.values.reduce(0) { $0 + ($1["rev"].number ?? 0) }
  }

  /// This copy's line of `have`.
  package var have: JSONValue {
    [
      "conversation": .string(id), "seq": .integer(Int64(seq)),
      "id": entryID.map(JSONValue.string) ?? .null, "version": .integer(Int64(version)),
    ]
  }

  /// Takes a `conversation` frame.
  package mutating func take(shown frame: JSONValue) {
    let shown = frame["conversation"]
    if frame["complete"] == false { beginAnew(at: shown) }
    for member in shown["members"].items {
      take(card: member["user"])
      takePointers(member, of: member["user"]["id"].text ?? "")
    }
    let rev = shown["rev"].number ?? 0
    if rev >= self.rev {
      self.rev = rev
      for name in ["muted", "pinned", "archived", "draft"] { settings[name] = shown[name] }
    }
    head = max(head, shown["head"].number ?? 0)
    for entry in frame["entries"].items { take(entry: entry) }
    let last = shown["lastMessage"]
    if let number = last["seq"].number, number <= seq { keep(last, as: number) }
  }

  /// Takes an entry, live or out of the log.
  package mutating func take(entry: JSONValue) {
    guard let number = entry["seq"].number else { return }
    head = max(head, number)
    if number > seq + 1 { return early[number] = entry }
    // Counted before; but its message may have been read later than the one that is held.
    if number == seq + 1 {
      seq = number
      entryID = entry["id"].text
    }
    take(messageOf: entry)
    takeNextEarly()
  }

  private mutating func takeNextEarly() {
    if let next = early.removeValue(forKey: seq + 1) { take(entry: next) }
  }

  /// Takes how far `user` is, out of a member or of a `pointers` frame.
  package mutating func takePointers(_ shown: JSONValue, of user: String) {
    var raised = pointers[user] ?? Pointers()
    raised.read = max(raised.read, shown["readSeq"].number ?? 0)
    raised.delivered = max(raised.delivered, shown["deliveredSeq"].number ?? 0)
    pointers[user] = raised
  }

  /// Takes a card, unless a later one is held.
  package mutating func take(card: JSONValue) {
    guard let user = card["id"].text else { return }
    let held = cards[user]?["rev"].number ?? 0
    if (card["rev"].number ?? 0) >= held { cards[user] = card }
  }

  private mutating func beginAnew(at shown: JSONValue) {
    seq = shown["head"].number ?? 0
    entryID = shown["headId"].text
    (floor, head) = (seq, seq)
    messages = [:]
    early = early.filter { $0.key > seq }
    takeNextEarly()
  }

  private mutating func take(messageOf entry: JSONValue) {
    guard let number = entry["seq"].number, let target = entry["target"].number else { return }
    // An earlier message that is not held is history's.
    guard target > floor || messages[target] != nil || target == number else { return }
    keep(entry["message"], as: target)
  }

  private mutating func keep(_ message: JSONValue, as number: Int) {
    let held = messages[number]?["rev"].number ?? 0
    if (message["rev"].number ?? 0) > held { messages[number] = message }
  }
}
