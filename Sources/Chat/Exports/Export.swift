import Logging
import NIOCore

/// One person's data as an archive, which is read while it is taken.
///
/// Each read is the person's own, by the same rules as over the API, so it finds what they may see at
/// that moment and nothing else. What is in memory is a page of messages, a piece of a file, and what
/// the first page and the archive's directory say of each conversation and file.
struct Export: Sendable {
  /// Messages on a page, and of one reading.
  static let pageSize = 200

  let session: Session
  let words: ExportWords
  let sources: ExportSources
  let world: World
  /// Held for as long as somebody may take it.
  let turn: ExportTurn

  private var user: UserID { session.user }

  /// Writes all of it; throws where it can't, and then it has no end.
  func write(to send: @escaping (ByteBuffer) async throws -> Void) async throws {
    defer { withExtendedLifetime(turn) {} }
    let output = ArchiveOutput(
      world: world, isAllowed: { try await sources.sessions.session(session.id) != nil },
      send: send)
    let me = try await sources.accounts.account(user).me
    try await output.add("data/account.json", me)
    try await writeLists(to: output)
    let friends = try await sources.friends.friends(of: user)
    try await output.add("data/friends.json", Page(items: friends, next: nil))
    let picture = try await writePicture(of: me, to: output)
    let lines = try await writeConversations(to: output)
    let overview = OverviewPage(
      words: words, me: me, picture: picture, friends: friends, lines: lines)
    try await output.add("index.html", file: overview.file)
    try await output.finish()
  }

  private func writeLists(to output: ArchiveOutput) async throws {
    let devices = try await sources.sessions.sessions(of: user).map {
      Device($0, current: $0.id == session.id)
    }
    try await output.add("data/sessions.json", Page(items: devices, next: nil))
    try await output.add(
      "data/second-factor.json", try await sources.secondFactors.status(of: user))
    let codes = try await sources.recovery.recoveryCodesLeft(of: user)
    try await output.add("data/recovery-codes.json", RecoveryCodesLeft(left: codes))
    try await output.add(
      "data/blocks.json", Page(items: try await sources.blocks.blocks(of: user), next: nil))
    try await output.add(
      "data/invites.json", Page(items: try await sources.invites.invites(of: user), next: nil))
    for direction in FriendRequest.Direction.allCases {
      try await writeRequests(direction, to: output)
    }
  }

  private func writeRequests(
    _ direction: FriendRequest.Direction, to output: ArchiveOutput
  ) async throws {
    var (number, after) = (1, RequestID?.none)
    repeat {
      let page = try await sources.friends.requests(
        of: user, direction, after: after, limit: Self.pageSize)
      try await output.add("data/friend-requests/\(direction.rawValue)-\(number).json", page)
      number += 1
      after = page.next.flatMap { RequestID($0) }
    } while after != nil
  }

  private func writePicture(of me: Me, to output: ArchiveOutput) async throws -> String? {
    guard let id = me.avatar?.media,
      let found = try await sources.seen(id, by: user),
      let stored = found.variants[.original] ?? found.variants[.preview]
    else { return nil }
    let name = ArchiveNames.picture(stored.mime)
    return try await write(stored, as: name, to: output) ? name : nil
  }

  private func writeConversations(to output: ArchiveOutput) async throws -> [OverviewPage.Line] {
    var lines: [OverviewPage.Line] = []
    for (index, state) in try await sources.conversations.states(of: user).enumerated() {
      let conversation = try await sources.conversations.conversation(state.id, of: user)
      let number = index + 1
      try await output.add(
        "data/\(ArchiveNames.conversation(number))/conversation.json", conversation)
      let title = title(of: conversation)
      let pages = try await write(conversation, number, title: title, to: output)
      lines.append(
        .init(title: title, number: number, pages: pages, updatedAt: conversation.updatedAt))
    }
    return lines
  }

  /// Writes a conversation page by page, before each what was sent with it; answers how many there are.
  private func write(
    _ conversation: Conversation, _ number: Int, title: String, to output: ArchiveOutput
  ) async throws -> Int {
    let members = Dictionary(
      conversation.members.map { ($0.user.id, $0.user) }, uniquingKeysWith: { $1 })
    var (page, last, goesOn) = (0, 0, true)
    while goesOn {
      page += 1
      let history = try await sources.messages.history(
        of: conversation.id, for: user, HistoryWindow(.after(last), limit: Self.pageSize))
      var files: [MediaID: String] = [:]
      for message in history.items {
        for (place, attachment) in message.attachments.enumerated() {
          let name = ArchiveNames.media(attachment, at: place, of: message, in: number)
          guard let stored = try await sources.seen(attachment.id, by: user)?.variants[.original],
            try await write(stored, as: name, to: output)
          else { continue }
          files[attachment.id] = name
        }
      }
      let shown = ConversationPage(
        words: words, title: title, conversation: number, number: page, members: members,
        history: history, files: files)
      try await output.add(ArchiveNames.data(page, of: number), history)
      try await output.add(ArchiveNames.page(page, of: number), file: shown.file)
      last = history.items.last?.seq ?? last
      goesOn = history.newer && !history.items.isEmpty
    }
    return page
  }

  private func write(
    _ stored: StoredVariant, as name: String, to output: ArchiveOutput
  ) async throws -> Bool {
    try await output.add(name, bytes: stored.bytes) { consume in
      try await sources.media.read(stored, 0..<stored.bytes, consume)
    }
  }

  private func title(of conversation: Conversation) -> String {
    let others = conversation.members.map(\.user).filter { $0.id != user }
    guard let other = others.first else { return words.notes }
    return words.conversation(
      with: other.deleted == true ? words.deletedAccount : other.displayName)
  }
}
