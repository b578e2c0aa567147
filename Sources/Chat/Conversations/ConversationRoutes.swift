import Hummingbird

/// The list of conversations, opening one, and my own settings of it.
struct ConversationRoutes: Feature {
  let conversations: Conversations

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("conversations", use: list)
    api.post("conversations", use: open)
    api.get("conversations/:id", use: conversation)
    api.patch("conversations/:id", use: update)
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    let after = try request.text("after").map { text in
      guard let cursor = ConversationCursor(text: text) else {
        throw CommonRefusal.invalid([
          FieldProblem("after", "format", "after must be a next of this list.")
        ])
      }
      return cursor
    }
    let page = try await conversations.list(
      of: context.user, after: after, limit: try request.number("limit", in: 1...100, else: 50))
    return try .json(page)
  }

  private func open(_ request: Request, _ context: MemberContext) async throws -> Response {
    let other = try await request.json(PersonNamed.self).userId
    let (conversation, isNew) = try await conversations.open(by: context.user, with: other)
    return try .json(conversation, status: isNew ? .created : .ok)
  }

  private func conversation(_ request: Request, _ context: MemberContext) async throws
    -> Response
  {
    try .json(try await conversations.conversation(try context.id("id"), of: context.user))
  }

  private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
    let patch = try await request.json(ConversationPatch.self)
    let conversation = try await conversations.update(
      try context.id("id"), of: context.user, patch.change)
    return try .json(conversation)
  }
}

/// Somebody, named by id.
struct PersonNamed: Codable {
  let userId: UserID
}

/// What may be changed of my settings; what is left out stays, and a `null` draft is cleared.
struct ConversationPatch: Decodable {
  let change: ConversationChange

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Members.self)
    change = ConversationChange(
      muted: try members.decodeIfPresent(Bool.self, forKey: .muted),
      pinned: try members.decodeIfPresent(Bool.self, forKey: .pinned),
      archived: try members.decodeIfPresent(Bool.self, forKey: .archived),
      draft: members.contains(.draft)
        ? .some(try members.decodeIfPresent(String.self, forKey: .draft)) : .none)
  }

  private enum Members: CodingKey {
    case muted, pinned, archived, draft
  }
}
