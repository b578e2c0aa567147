import Chat
import ChatTesting
import NIOHTTP1
import Testing

/// What operators do, over a real port.
@Suite(.timeLimit(.minutes(10))) struct OperationTests {
  @Test func `Who is suspended is out, and a wrong password is answered by the bytes of any other`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, _) = try await chat.friends()
      _ = try await chat.stranger()
      let socket = try await grace.connect()

      let person = try await ada.send(
        .PATCH, "operator/people/\(grace.user)", ["suspended": true])

      #expect(person.status == 200 && person.json["suspendedAt"].number != nil)
      #expect(try await socket.end().code == 4403)
      try await grace.send(.GET, "users/me").expect(401, "session-ended")
      try await grace.refresh().expect(401, "session-ended")
      let right = try await Device.answer("grace", password: Device.password, port: chat.port)
      right.expect(403, "suspended")
      let wrong = try await Device.answer("grace", password: "a wrong one", port: chat.port)
      let others = try await Device.answer("linus", password: "a wrong one", port: chat.port)
      let nobodys = try await Device.answer("nobody", password: "a wrong one", port: chat.port)
      #expect(wrong.status == 401)
      #expect(wrong.body == others.body && wrong.body == nobodys.body)
      let names = { (answer: Answer) in answer.headers.map(\.name).filter { $0 != "Date" } }
      #expect(names(wrong) == names(others))
      // Her card is still there for a friend.
      #expect(try await ada.send(.GET, "users/\(grace.user)").json["relation"] == "friend")

      _ = try await ada.send(.PATCH, "operator/people/\(grace.user)", ["suspended": false])
      _ = try await Device.logIn("grace", port: chat.port)
    }
  }

  @Test func `A report goes from who files it to who closes it`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let linus = try await chat.stranger()
      let number = try await grace.write("Horrible", in: conversation)
      let message: JSONValue = [
        "conversation": .string(conversation), "seq": .integer(Int64(number)),
      ]
      let report: JSONValue = [
        "userId": .string(grace.user), "message": message, "reason": "harassment",
        "comment": "Look",
      ]

      for _ in 1...2 { #expect(try await ada.send(.POST, "reports", report).status == 204) }
      try await linus.send(.POST, "reports", report).expect(404, "not-found")
      try await grace.send(.POST, "reports", report).expect(422, "invalid")
      let open = try await ada.send(.GET, "operator/reports?state=open").json["items"].items
      #expect(open.count == 1)
      let id = try #require(open.first?["id"].text)
      #expect(open.first?["message"]["body"] == "Horrible")
      let people = try await ada.send(.GET, "operator/people?query=gra").json["items"].items
      #expect(people.map { $0["reports"] } == [1])
      let closed = try await ada.send(.POST, "operator/reports/\(id)/close")
      #expect(closed.json["message"]["body"] == "" && closed.json["closedAt"].number != nil)
      let again = try await ada.send(.POST, "operator/reports/\(id)/close")

      #expect(again.body == closed.body)
      let gone = try await ada.send(.GET, "operator/reports?state=closed").json["items"].items
      #expect(gone == [closed.json])
      try await ada.send(.GET, "operator/reports?state=odd").expect(422, "invalid")
      try await ada.send(.GET, "operator/reports?after=odd").expect(422, "invalid")
    }
  }

  @Test func `Terms and policy hold for who comes, and whoever is there stays`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      try await chat.get("instance/terms").expect(404, "not-found")
      #expect(try await chat.get("instance").json["terms"] == .null)

      let set = try await ada.send(.PATCH, "operator/settings", ["terms": "Be kind.\nAlways."])
      #expect(set.json["terms"]["terms"] == 1 && set.json["configured"] == "open")
      #expect(set.json["limits"]["friends"] == 1_000)
      #expect(try await chat.get("instance").json["terms"] == 1)
      #expect(try await chat.get("instance/terms").json["text"] == "Be kind.\nAlways.")
      let refused = try await chat.register("grace", terms: nil)
      refused.expect(422, "invalid")
      #expect(refused.json["errors"].items.map { $0["code"] } == ["not-agreed"])
      #expect(try await chat.register("grace", terms: 1).status == 201)
      _ = try await Device.logIn("ada", port: chat.port)

      _ = try await ada.send(
        .PATCH, "operator/settings", ["registration": "closed", "terms": nil])
      try await chat.register("linus", terms: nil).expect(403, "registration-closed")
      _ = try await ada.send(.PATCH, "operator/settings", ["registration": nil])
      #expect(try await chat.register("linus", terms: 7).status == 201)
      let audit = try await ada.send(.GET, "operator/audit?limit=2").json
      #expect(audit["items"].items.map { $0["act"] } == ["registration", "terms"])
      let next = try #require(audit["next"].text)
      let rest = try await ada.send(.GET, "operator/audit?after=\(next)").json
      #expect(rest["items"].items.count == 2 && rest["next"] == .null)
      let figures = try await ada.send(.GET, "operator/figures").json
      #expect(figures["people"] == 3 && figures["version"].text == Release.version)
      #expect(try #require(figures["disk"]["total"].number) > 0)
    }
  }

  @Test func `Nobody does it to themselves, and the second operator is told what they are`()
    async throws
  {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let grace = try await Device.register("grace", "Grace Hopper", port: chat.port)
      let socket = try await grace.connect()
      for path in ["operator/people/\(ada.user)", "operator/people/\(grace.user)"] {
        try await grace.send(.DELETE, path).expect(403, "operators-only")
      }
      try await ada.send(.PATCH, "operator/people/\(ada.user)", ["role": "member"])
        .expect(409, "yourself")
      try await ada.send(.DELETE, "operator/people/\(ada.user)").expect(409, "yourself")

      _ = try await ada.send(.PATCH, "operator/people/\(grace.user)", ["role": "operator"])

      let change = try await socket.next("change") { $0["kind"] == "profile" }
      #expect(change["me"]["role"] == "operator")
      #expect(try await grace.send(.GET, "operator/figures").status == 200)
      try await ada.send(.DELETE, "operator/people/\(grace.user)").expect(409, "operator")
      let link = try await ada.send(.POST, "operator/people/\(grace.user)/reset-link")
      #expect(link.json["link"].text?.contains("/reset-password#grace:") == true)
    }
  }
}

extension LiveChat {
  fileprivate func get(_ path: String) async throws -> Answer {
    try await HTTPClient.send(.GET, "/api/v1/" + path, port: port)
  }

  fileprivate func register(_ username: String, terms: Int?) async throws -> Answer {
    var body: [String: JSONValue] = [
      "username": .string(username), "displayName": "Somebody",
      "password": .string(Device.password),
    ]
    body["terms"] = terms.map { .integer(Int64($0)) }
    return try await HTTPClient.send(
      .POST, "/api/v1/accounts", headers: ["Content-Type": "application/json"],
      body: JSON.encode(JSONValue.object(body)), port: port)
  }
}
