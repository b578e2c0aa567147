import Chat
import ChatTesting
import NIOHTTP1
import Testing

/// Coming in by an invite, over a real port.
@Suite(.timeLimit(.minutes(10))) struct InviteTests {
  @Test(arguments: [RegistrationPolicy.invite, .closed])
  func `The first account of a closed house can be made, and nobody's after it but by invite`(
    policy: RegistrationPolicy
  ) async throws {
    try await LiveChat.run(settings: { $0.registration = policy }) { chat in
      #expect(try await chat.registration() == "open")
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      #expect(try await ada.send(.GET, "users/me").json["role"] == "operator")
      #expect(try await chat.registration() == policy.rawValue)

      let code = policy == .invite ? "invite-needed" : "registration-closed"
      try await chat.register("grace").expect(403, code)
      try await chat.register("grace", invite: "nonsense").expect(403, "invite-ended")

      let socket = try await ada.connect()
      let token = try await ada.invite()
      let preview = try await chat.post("invites/preview", ["invite": .string(token)])
      #expect(preview.json["inviter"]["displayName"] == "Ada Lovelace")
      #expect(preview.json["admits"] == true)
      let grace = try await chat.register("grace", invite: token)
      #expect(grace.status == 201)
      let friend = try await socket.next("change") { $0["kind"] == "friend" }
      #expect(friend["friend"]["user"]["username"] == "grace")
      try await chat.register("linus", invite: token).expect(403, "invite-ended")
      try await chat.post("invites/preview", ["invite": .string(token)])
        .expect(403, "invite-ended")
      let invites = try await ada.send(.GET, "invites").json["items"].items
      #expect(invites.map { $0["left"] } == [0])
      #expect(invites.first?["guests"].items.map { $0["username"] } == ["grace"])
    }
  }

  @Test func `Six who want to be first at once leave one operator`() async throws {
    try await LiveChat.run(settings: { $0.registration = .closed }) { chat in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...6 {
          group.addTask { Int(try await chat.register("person\(number)").status) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }

      #expect(statuses.sorted() == [201, 403, 403, 403, 403, 403])
    }
  }

  @Test func `Who has an account becomes a friend by the link, and not over a block`() async throws
  {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let grace = try await Device.register("grace", "Grace Hopper", port: chat.port)
      let linus = try await chat.stranger()
      let token = try await ada.invite(uses: 5)
      _ = try await ada.send(.PUT, "blocks/\(linus.user)")

      let socket = try await ada.connect()
      for _ in 1...2 {
        let answer = try await grace.send(.POST, "invites/accept", ["invite": .string(token)])
        #expect(answer.json["friend"]["user"]["id"].text == ada.user)
      }
      _ = try await socket.next("change") { $0["kind"] == "friend" }
      try await linus.send(.POST, "invites/accept", ["invite": .string(token)])
        .expect(403, "invite-ended")

      let invite = try #require(
        try await ada.send(.GET, "invites").json["items"].items.first?["id"].text)
      #expect(try await ada.send(.DELETE, "invites/\(invite)").status == 204)
      try await ada.send(.DELETE, "invites/\(invite)").expect(404, "not-found")
      try await chat.register("hedy", invite: token).expect(403, "invite-ended")
    }
  }
}

extension LiveChat {
  fileprivate func registration() async throws -> String? {
    try await HTTPClient.send(.GET, "/api/v1/instance", port: port).json["registration"].text
  }

  fileprivate func register(_ username: String, invite: String? = nil) async throws -> Answer {
    var body: [String: JSONValue] = [
      "username": .string(username), "displayName": "Somebody",
      "password": .string(Device.password),
    ]
    body["invite"] = invite.map(JSONValue.string)
    return try await post("accounts", .object(body))
  }

  fileprivate func post(_ path: String, _ body: JSONValue) async throws -> Answer {
    try await HTTPClient.send(
      .POST, "/api/v1/" + path, headers: ["Content-Type": "application/json"],
      body: JSON.encode(body), port: port)
  }
}

extension Device {
  /// What is secret in the link of a new invite.
  func invite(uses: Int = 1) async throws -> String {
    let made = try await send(.POST, "invites", ["uses": .integer(Int64(uses))])
    let link = try #require(made.json["link"].text, "\(made.body)")
    return String(try #require(link.split(separator: "#").last))
  }
}
