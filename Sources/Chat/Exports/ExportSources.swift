/// Where an archive's content comes from: the rules of the other features.
struct ExportSources: Sendable {
  let sessions: Sessions
  let secondFactors: SecondFactors
  let media: Media
  let accounts: Accounts
  let recovery: Recovery
  let conversations: Conversations
  let friends: Friends
  let blocks: Blocks
  let invites: Invites
  let messages: Messages

  /// What `viewer` may see under an id, or nil: it may have been deleted since its message was read.
  func seen(_ id: MediaID, by viewer: UserID) async throws -> StoredMedia? {
    do {
      return try await media.media(id, asSeenBy: viewer)
    } catch CommonRefusal.notFound {
      return nil
    }
  }
}
