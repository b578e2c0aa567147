import Chat

/// Everything one device holds of its person's world: a client of the contract without a screen.
///
/// Pure: frames go in, and what it lacks comes out. Whoever drives it does the reading.
package struct ClientCopy: Sendable {
  package private(set) var epoch: String?
  package private(set) var me: JSONValue = .null
  package private(set) var version: Int?
  /// By user.
  package private(set) var friends: [String: JSONValue] = [:]
  /// By the request's id.
  package private(set) var requests: [String: JSONValue] = [:]
  /// By user.
  package private(set) var blocks: [String: JSONValue] = [:]
  package private(set) var conversations: [String: ConversationCopy] = [:]
  /// A change was missed, or something is news of a conversation that is not held.
  package private(set) var mustCompare = false

  package init() {}

  /// Conversations whose log is to be read from where their copy ends.
  package var holes: [ConversationCopy] { conversations.values.filter(\.hasHole) }

  /// What `hello` says of this copy, beside the token.
  package var greeting: [String: JSONValue] {
    guard let epoch else { return [:] }
    var greeting: [String: JSONValue] = [
      "epoch": .string(epoch), "have": .array(conversations.values.map(\.have)),
    ]
    if let version { greeting["me"] = .integer(Int64(version)) }
    return greeting
  }

  /// Takes one frame; those it does not know change nothing.
  package mutating func take(_ frame: JSONValue) {
    switch frame["type"].text {
    case "welcome": take(epoch: frame["epoch"].text)
    case "me": take(me: frame)
    case "conversation": take(conversation: frame)
    case "synced":
      for id in frame["gone"].items.compactMap(\.text) { conversations[id] = nil }
      mustCompare = false
    case "entry": with(frame["entry"]["conversation"]) { $0.take(entry: frame["entry"]) }
    case "pointers":
      with(frame["conversation"]) { $0.takePointers(frame, of: frame["user"].text ?? "") }
    case "user":
      for id in conversations.keys where conversations[id]?.holds(frame["user"]) == true {
        conversations[id]?.take(card: frame["user"])
      }
    case "change": take(change: frame)
    default: break
    }
  }

  /// Takes a page of a conversation's log.
  package mutating func take(log page: JSONValue, of conversation: String) {
    for entry in page["items"].items { conversations[conversation]?.take(entry: entry) }
  }

  private mutating func with(_ id: JSONValue, _ take: (inout ConversationCopy) -> Void) {
    guard let id = id.text, var copy = conversations[id] else { return mustCompare = true }
    take(&copy)
    conversations[id] = copy
  }

  private mutating func take(epoch: String?) {
    guard epoch != self.epoch else { return }
    self = ClientCopy()
    self.epoch = epoch
  }

  private mutating func take(conversation frame: JSONValue) {
    guard let id = frame["conversation"]["id"].text else { return }
    conversations[id, default: ConversationCopy(id: id)].take(shown: frame)
  }

  private mutating func take(me frame: JSONValue) {
    me = frame["me"]
    version = me["version"].number
    friends = [:]
    requests = [:]
    blocks = [:]
    for friend in frame["friends"].items { friends[friend["user"]["id"].text ?? ""] = friend }
    for request in frame["requests"].items { requests[request["id"].text ?? ""] = request }
    for user in frame["blocks"].items { blocks[user["id"].text ?? ""] = user }
  }

  private mutating func take(change: JSONValue) {
    guard let mine = version, let number = change["version"].number, number > mine else { return }
    guard number == mine + 1 else { return mustCompare = true }
    version = number
    switch change["kind"].text {
    case "friend-request": requests[change["request"]["id"].text ?? ""] = change["request"]
    case "friend-request-removed": requests[change["id"].text ?? ""] = nil
    case "friend":
      let user = change["friend"]["user"]["id"].text ?? ""
      friends[user] = change["friend"]
      removeRequests(of: user)
    case "friend-removed": friends[change["user"].text ?? ""] = nil
    case "block":
      let user = change["user"]["id"].text ?? ""
      blocks[user] = change["user"]
      friends[user] = nil
      removeRequests(of: user)
    case "unblock": blocks[change["user"].text ?? ""] = nil
    case "profile", "settings": me = change["me"]
    default: break
    }
  }

  private mutating func removeRequests(of user: String) {
    requests = requests.filter { $0.value["user"]["id"].text != user }
  }
}

extension ConversationCopy {
  /// Whether the person of `card` is a member.
  fileprivate func holds(_ card: JSONValue) -> Bool { cards[card["id"].text ?? ""] != nil }
}
