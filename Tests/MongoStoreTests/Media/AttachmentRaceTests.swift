import Chat
import ChatTesting
import Testing

@testable import MongoStore

@Suite(
  "Attachments of several nodes", .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct AttachmentRaceTests {
  @Test
  func `however many files are announced at once, a person has no more than the quota`()
    async throws
  {
    let stage = try await MediaStage()
    let ada = try await stage.register("ada")

    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 1...8 {
        group.addTask {
          try await stage.stores.attachments.begin(
            stage.upload(ada), quota: UploadQuota(bytes: 350, unsent: 5))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(taken.count { $0 } == 3)
    #expect(try await stage.count(.media) == 3)
  }

  @Test
  func `an upload that is withdrawn while a message takes it is either's`() async throws {
    let stage = try await MediaStage()
    let ada = try await stage.register("ada")
    let notes: ConversationID = stage.world.makeID()
    let now = stage.world.now()
    try await stage.stores.pool.run {
      _ = try $0.openConversation(notes, of: Pair(ada, ada), at: now)
    }
    for _ in 1...10 {
      let upload = try await stage.complete(ada)
      let draft = try draft(of: upload, by: ada, in: notes, stage)

      async let withdrawal = stage.stores.attachments.withdraw(upload, of: ada)
      async let appending = stage.stores.messages.append(draft)
      let (isWithdrawn, outcome) = try await (withdrawal, appending)

      let place = try await stage.stores.attachments.place(of: upload)
      #expect(isWithdrawn == (place == nil))
      #expect(isWithdrawn == (outcome == .attachmentRefused(.unknown)), "\(outcome)")
    }
  }

  private func draft(
    of upload: MediaID, by author: UserID, in conversation: ConversationID, _ stage: MediaStage
  ) throws -> Draft {
    let id: MessageID = stage.world.makeID()
    return Draft(
      conversation: conversation, author: author,
      clientId: try #require(ClientID(id.description)), id: id, body: "", attachments: [upload],
      replyTo: nil, digest: 1, sentAt: stage.world.now())
  }
}
