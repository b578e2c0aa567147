/// Passes on that somebody is typing: kept nowhere, and the first thing to be dropped.
struct Typing: Sendable {
  let conversations: Conversations
  let live: Live

  /// Tells the other members; says nothing where the typist may not write there.
  func report(by user: UserID, in conversation: ConversationID) async throws {
    let members = try await conversations.audience(of: conversation, from: user)
    live.tell(
      members.filter { $0 != user }, TypingShown(conversation: conversation, user: user),
      .droppable)
  }
}

/// `typing`, to the others.
struct TypingShown: Codable {
  var type = "typing"
  let conversation: ConversationID
  let user: UserID
}
