import Foundation
import NIOCore
import Testing

@testable import Chat

/// The files of `contract/` are the wire: what clients send is read, and what the server sends is
/// written exactly so.
@Suite struct GoldenTests {
  @Test(
    arguments: try GoldenFile.all().filter { $0.direction == "server" && $0.kind != "history" })
  func `what the server sends is written as the contract has it`(file: GoldenFile) throws {
    let text = try JSONEncoder().encode(file.value)

    let rewritten = try rewrite(file, text)

    #expect(try JSONDecoder().decode(JSONValue.self, from: rewritten) == file.value)
  }

  @Test(arguments: try GoldenFile.all().filter { $0.direction == "client" && $0.kind == "frame" })
  func `frames from clients are read`(file: GoldenFile) throws {
    let text = ByteBuffer(bytes: try JSONEncoder().encode(file.value))

    let frame = try #require(Self.reader.read(text))

    #expect(frame.type == file.type)
    if case .refused(let problem) = frame.content { Issue.record("\(problem)") }
  }

  @Test(arguments: try GoldenFile.all().filter { $0.direction == "client" && $0.kind == "request" })
  func `request bodies from clients are read`(file: GoldenFile) throws {
    let text = try JSONEncoder().encode(file.value)
    let shape = try #require(Self.requests[file.type], "no reader for \(file.type)")

    _ = try JSONDecoder().decode(shape, from: text)
  }

  private func rewrite(_ file: GoldenFile, _ text: Data) throws -> Data {
    switch (file.kind, file.type) {
    case ("frame", "change"):
      let kind = try JSONDecoder().decode(Kind.self, from: text).kind
      switch kind {
      case "profile", "settings": return try roundTrip(ProfileChanged.self, text)
      case "block": return try rewriteBlock(text) { BlockChange.News.block($0) }
      case "unblock": return try rewriteBlock(text) { BlockChange.News.unblock($0) }
      default: return try roundTrip(FriendChange.self, text)
      }
    case ("frame", "ok"):
      let answer = try JSONDecoder().decode(Answer.self, from: text)
      return try JSONEncoder().encode(OK(id: answer.id, result: answer.result))
    case ("frame", let type):
      let shape = try #require(Self.frames[type], "no frame \(type)")
      return try roundTrip(shape, text)
    case (_, let type):
      let shape = try #require(Self.responses[type], "no response \(type)")
      return try roundTrip(shape, text)
    }
  }

  private func roundTrip<Value: Codable>(_ type: Value.Type, _ text: Data) throws -> Data {
    try JSONEncoder().encode(try JSONDecoder().decode(type, from: text))
  }

  private func rewriteBlock<Whom: Decodable>(
    _ text: Data, news: (Whom) -> BlockChange.News
  ) throws -> Data {
    let told = try JSONDecoder().decode(Block<Whom>.self, from: text)
    return try JSONEncoder().encode(BlockChange(news(told.user), told.version))
  }

  private struct Block<Whom: Decodable>: Decodable {
    let version: Int
    let user: Whom
  }

  private struct Kind: Decodable {
    let kind: String
  }

  private struct Answer: Decodable {
    let id: String
    let result: JSONValue
  }

  private static let reader = FrameReader(commands: [
    SocketCommand("send", as: Send.self) { _, _ in nil },
    SocketCommand("edit", as: Change<Edited>.self) { _, _ in nil },
    SocketCommand("delete", as: Change<Nothing>.self) { _, _ in nil },
    SocketCommand("react", as: Change<Reacted>.self) { _, _ in nil },
    SocketCommand("received", as: Received.self) { _, _ in nil },
    SocketCommand("read", as: Place.self) { _, _ in nil },
    SocketCommand("active", as: Active.self) { _, _ in nil },
    SocketCommand("typing", as: TypingReport.self) { _, _ in nil },
  ])

  private static let frames: [String: any (Codable & SendableMetatype).Type] = [
    "welcome": Welcome.self, "me": MeShown.self, "conversation": ConversationShown.self,
    "synced": Synced.self, "resync": Resync.self, "error": ErrorShown.self,
    "entry": EntryShown.self,
    "pointers": PointersShown.self, "user": UserChanged.self, "presence": PresenceShown.self,
    "typing": TypingShown.self, "pong": Pong.self, "preparing": PreparationShown.self,
  ]

  private static let responses: [String: any (Codable & SendableMetatype).Type] = [
    "FactorStatus": FactorStatus.self, "FactorSetup": FactorSetup.self,
    "BackupCodes": BackupCodesShown.self, "Me": Me.self, "Problem": ProblemDocument.self,
    "SignedIn": SignedIn.self, "AccountDeletion": AccountDeletion.self,
    "Tokens": FreshToken.self, "SessionPage": Page<Device>.self, "User": User.self,
    "Person": Person.self, "PersonPage": Page<Person>.self, "Conversation": Conversation.self,
    "ConversationPage": Page<Conversation>.self, "FriendPage": Page<FriendShown>.self,
    "FriendRequestPage": Page<FriendRequest>.self, "FriendRequestAccepted": Accepted.self,
    "FriendMade": [String: Friend].self, "FriendRequestMade": [String: FriendRequest].self,
    "UserPage": Page<User>.self, "Attachment": Chat.Attachment.self,
    "Instance": Instance.self, "InvitePage": Page<Invite>.self, "InviteMade": MadeInvite.self,
    "Invitation": Invitation.self, "RecoveryCodes": RecoveryCodes.self,
    "RecoveryCodesLeft": RecoveryCodesLeft.self,
    "Terms": Terms.self, "Figures": Figures.self, "OperatorPerson": OperatorPerson.self,
    "OperatorPersonPage": Page<OperatorPerson>.self, "ResetLink": MadeResetLink.self,
    "ReportPage": Page<Report>.self, "Report": Report.self,
    "InstanceSettings": InstanceSettings.self, "AuditPage": Page<AuditEntry>.self,
    "Message": Message.self, "MessagePage": History.self, "LogPage": Log.self,
  ]

  private static let requests: [String: any (Decodable & SendableMetatype).Type] = [
    "FactorAnswer": FactorAnswer.self,
    "CodeProof": CodeProof.self, "PasswordAndCode": PasswordAndCode.self,
    "NewAccount": Registration.self, "LogIn": LogIn.self, "MePatch": ProfilePatch.self,
    "PasswordChange": PasswordChange.self, "PasswordProof": PasswordProof.self,
    "NewFriendRequest": PersonNamed.self,
    "NewReport": NewReport.self, "StandingPatch": StandingPatch.self,
    "SettingsPatch": SettingsPatch.self,
    "NewInvite": NewInvite.self, "InviteBrought": InviteBrought.self,
    "NewConversation": PersonNamed.self, "ConversationPatch": ConversationPatch.self,
    "NewMessage": NewMessage.self, "ReadPointer": ReadPointer.self,
    "ResetRequest": ResetRequest.self, "ResetConfirmation": ResetConfirmation.self,
    "EmailConfirmation": EmailConfirmation.self,
    "MessageEdit": Edit.self, "AvatarChoice": AvatarChoice.self,
  ]
}
