import Chat
import ChatTesting
import Foundation
import Testing

/// One person in every relation to an owner, and the owner's things; kept as a data folder, from which
/// servers start that may be changed.
struct RightsScene: Sendable {
  static let secret = "what only the two of them know"

  private let folder: TemporaryFolder
  private let people: [Relation: Device]
  /// Whom the owner has asked to become friends, and who stands for a member where that is the thing.
  private let asked: Device
  private let conversations: [Relation: ThingNames]
  private let things: ThingNames

  /// Registers them all.
  static func make() async throws -> RightsScene {
    let folder = try TemporaryFolder()
    return try await LiveChat.run(in: folder, preparer: PlainPreparer()) { chat in
      // The first account of all is the operator's.
      let runner = try await Device.register("operator", "One of them", port: chat.port)
      let names = ["owner", "stranger", "former", "blocked", "member", "asked"]
      var devices: [Device] = []
      for name in names {
        devices.append(try await Device.register(name, "One of them", port: chat.port))
      }
      let (owner, former, blocked) = (devices[0], devices[2], devices[3])
      let people: [Relation: Device] = [
        .owner: owner, .stranger: devices[1], .formerFriend: former, .blocked: blocked,
        .member: devices[4], .operator: runner,
      ]
      var conversations: [Relation: ThingNames] = [:]
      for relation in [Relation.formerFriend, .blocked, .member] {
        conversations[relation] = try await owner.share(with: try #require(people[relation]))
      }
      _ = try await owner.send(.DELETE, "friends/\(former.user)")
      _ = try await owner.send(.PUT, "blocks/\(blocked.user)")
      let request = try await owner.send(
        .POST, "friend-requests", ["userId": .string(devices[5].user)])
      let sessions = try await owner.send(.GET, "sessions")
      let invite = try await owner.send(.POST, "invites", ["uses": 9])
      let filed = try await devices[4].send(
        .POST, "reports", ["userId": .string(owner.user), "reason": "other"])
      try #require(filed.status == 204, "\(filed.body)")
      let reports = try await runner.send(.GET, "operator/reports")
      let things: ThingNames = [
        "epoch": chat.epoch, "owner": owner.user, "token": owner.token,
        "request": try #require(request.json["request"]["id"].text),
        "report": try #require(reports.json["items"].items.first?["id"].text),
        "invite": try #require(invite.json["invite"]["id"].text),
        "session": try #require(sessions.json["items"].items.first?["id"].text),
        "upload": String(try await owner.announce(9).split(separator: "/").last ?? ""),
      ]
      return RightsScene(
        folder: folder, people: people, asked: devices[5], conversations: conversations,
        things: things)
    }
  }

  /// A server that goes on from here, for one test alone.
  func run(_ body: @Sendable (RightsScene, Int) async throws -> Void) async throws {
    let copy = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: copy.path)
    try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
    try await LiveChat.run(in: copy, preparer: PlainPreparer()) { try await body(self, $0.port) }
  }

  /// Who asks; nobody where they are anonymous.
  func device(_ relation: Relation, isAsked: Bool = false, port: Int) -> Device? {
    var device = isAsked && relation == .member ? asked : people[relation]
    device?.port = port
    return device
  }

  /// What is asked for: of whoever shares a conversation with the owner, or did, that one.
  func names(for relation: Relation) -> ThingNames {
    let conversation = conversations[relation] ?? conversations[.member] ?? [:]
    return things.merging(conversation) { $1 }
  }

  /// What is asked for where nothing is.
  var missing: ThingNames { things.merging(ThingNames.missing) { $1 } }

  /// What nobody may be told who shares nothing with the owner.
  var secrets: [String] {
    let ids = conversations.values.flatMap(\.values)
    return ids + [Self.secret] + things.filter { !["owner", "epoch"].contains($0.key) }.values
  }
}

extension Device {
  /// Becomes friends with somebody and sends them a message with an attachment, the first one there.
  fileprivate func share(with other: Device) async throws -> ThingNames {
    let conversation = try await befriend(other)
    let media = try await upload("moth")
    let message: JSONValue = [
      "clientId": "first", "body": .string(RightsScene.secret), "attachments": [.string(media)],
    ]
    let answer = try await send(.POST, "conversations/\(conversation)/messages", message)
    #expect(answer.json["seq"] == 1, "\(answer.body)")
    return ["conversation": conversation, "media": media]
  }
}
