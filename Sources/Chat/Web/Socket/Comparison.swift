import NIOCore
import Realtime

/// Sends a client everything in which its copy differs from the truth: the one way to catch up, after
/// a second or after a year.
///
/// Live events are held meanwhile. Versions are read before what they count, a conversation before its
/// entries; so whatever changes in between reaches the client twice, never not at all.
struct Comparison: Sendable {
  /// More missing entries than this, and the client begins the conversation anew.
  private static let entryLimit = 200

  let accounts: Accounts
  let friends: Friends
  let blocks: Blocks
  let conversations: Conversations
  let messages: Messages
  let presence: Presence

  /// Compares, sends, and ends with `synced` and the presence of all friends.
  ///
  /// Waits for the socket before each frame, so that a slow reader holds back no more than one.
  func run(for user: UserID, me: Int?, have: [Have], to connection: Connection) async throws {
    try await compareMe(me, of: user, to: connection)
    let copies = Dictionary(have.map { ($0.conversation, $0) }, uniquingKeysWith: { $1 })
    let states = try await conversations.states(of: user)
    for state in states where !matches(copies[state.id], state) {
      let shown = try await difference(copies[state.id], state.id, of: user)
      try await connection.sendPaced(shown)
    }
    let mine = Set(states.map(\.id))
    let gone = copies.keys.filter { !mine.contains($0) }.sorted()
    try await connection.sendPaced(Synced(gone: gone))
    let items = try await presence.friends(of: user)
    try await connection.sendPaced(PresenceShown(items: items, full: true))
  }

  private func compareMe(_ version: Int?, of user: UserID, to connection: Connection)
    async throws
  {
    let me = try await accounts.account(user).me
    guard me.version != version else { return }
    var requests: [FriendRequest] = []
    for direction in FriendRequest.Direction.allCases {
      requests += try await friends.requests(of: user, direction, after: nil, limit: 100).items
    }
    let shown = MeShown(
      me: me, friends: try await friends.friends(of: user), requests: requests,
      blocks: try await blocks.blocks(of: user))
    try await connection.sendPaced(shown)
  }

  private func matches(_ copy: Have?, _ state: ConversationState) -> Bool {
    guard let copy else { return false }
    return copy.seq == state.head && copy.id == state.headId && copy.version == state.version
  }

  private func difference(_ copy: Have?, _ id: ConversationID, of user: UserID) async throws
    -> ConversationShown
  {
    let conversation = try await conversations.conversation(id, of: user)
    guard let copy, let missing = try await entries(missingFrom: copy, in: conversation, for: user)
    else { return ConversationShown(conversation: conversation, complete: false) }
    return ConversationShown(conversation: conversation, entries: missing)
  }

  /// What follows the copy; nil where the copy isn't of this log, or too much is missing.
  private func entries(
    missingFrom copy: Have, in conversation: Conversation, for user: UserID
  ) async throws -> [Entry]? {
    guard (0...conversation.head).contains(copy.seq) else { return nil }
    guard conversation.head - copy.seq <= Self.entryLimit else { return nil }
    let log = try await messages.log(
      of: conversation.id, for: user, after: copy.seq, limit: Self.entryLimit + 1)
    var entries = log.items[...]
    if copy.seq > 0 {
      guard let last = entries.popFirst(), last.seq == copy.seq, last.id == copy.id else {
        return nil
      }
    }
    let reached = entries.last?.seq ?? copy.seq
    return reached >= conversation.head ? Array(entries) : nil
  }
}

extension Connection {
  /// Sends an answer that can wait for the socket.
  func sendPaced(_ frame: some Encodable) async throws {
    try await sendPaced(Frame(text: try JSON.encode(frame)))
  }

  /// Sends an answer at once.
  func send(_ frame: some Encodable) throws {
    send(Frame(text: try JSON.encode(frame)))
  }
}
