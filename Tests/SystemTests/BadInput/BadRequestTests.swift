import Chat
import ChatTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Requests that are wrong get the contract's answer, and the server lives.
@Suite(.timeLimit(.minutes(10))) struct BadRequestTests {
  private static let json: HTTPHeaders = ["Content-Type": "application/json"]

  @Test func `What can't be read is malformed, too large, or of the wrong type`() async throws {
    try await LiveChat.run { chat in
      let long = String(repeating: " ", count: 256 * 1024 + 1)
      let cases: [(HTTPHeaders, String, Int, String)] = [
        (Self.json, "{\"username\":", 400, "malformed"),
        (Self.json, "[]", 400, "malformed"),
        (Self.json, "\u{0}", 400, "malformed"),
        (Self.json, "", 400, "malformed"),
        (Self.json, long, 413, "too-large"),
        (["Content-Type": "text/plain"], "{}", 415, "type-refused"),
        ([:], "{}", 415, "type-refused"),
      ]
      for (headers, body, status, code) in cases {
        let answer = try await HTTPClient.send(
          .POST, "/api/v1/accounts", headers: headers, body: ByteBuffer(string: body),
          port: chat.port)
        answer.expect(status, code)
      }
      try await chat.expectAlive()
    }
  }

  @Test func `Members of the wrong type, missing or out of bounds are named`() async throws {
    try await LiveChat.run { chat in
      let good: [String: JSONValue] = [
        "username": "ada", "displayName": "Ada", "password": .string(Device.password),
      ]
      let cases: [(String, JSONValue?, String)] = [
        ("username", 7, "type"), ("username", nil, "missing"), ("username", "ab", "too-short"),
        ("username", .string(String(repeating: "a", count: 33)), "too-long"),
        ("username", "ada!", "characters"), ("password", "short", "too-short"),
        ("password", ["x"], "type"), ("displayName", "  ", "empty"),
        ("displayName", "a\u{202e}b", "characters"),
      ]
      for (field, value, code) in cases {
        var body = good
        body[field] = value
        let answer = try await HTTPClient.send(
          .POST, "/api/v1/accounts", headers: Self.json, body: JSON.encode(JSONValue.object(body)),
          port: chat.port)
        answer.expect(422, "invalid")
        #expect(answer.json["errors"].items.map { $0["field"].text } == [field])
        #expect(answer.json["errors"].items.map { $0["code"].text } == [code])
      }
      let all = try await HTTPClient.send(
        .POST, "/api/v1/accounts", headers: Self.json,
        body: JSON.encode(["username": "a", "displayName": "", "password": ""] as JSONValue),
        port: chat.port)
      #expect(all.json["errors"].items.count == 3)
      try await chat.expectAlive()
    }
  }

  @Test func `A number with a fraction, or beyond all bounds, is named`() async throws {
    try await LiveChat.run { chat in
      let (ada, _, conversation) = try await chat.friends()
      for value in [1.5, 1e300, -2e-7] {
        let read = try await ada.send(
          .PUT, "conversations/\(conversation)/read", ["seq": .number(value)])
        read.expect(422, "invalid")
        #expect(read.json["errors"].items.map { $0["field"].text } == ["seq"])
        let reply = try await ada.send(
          .POST, "conversations/\(conversation)/messages",
          ["clientId": "one", "body": "7.5", "replyTo": .number(value)])
        reply.expect(422, "invalid")
        #expect(reply.json["errors"].items.map { $0["field"].text } == ["replyTo"])
      }
    }
  }

  @Test func `Queries out of range are named`() async throws {
    try await LiveChat.run { chat in
      let (ada, _, conversation) = try await chat.friends()
      for (path, field) in [
        ("conversations/\(conversation)/messages?limit=0", "limit"),
        ("conversations/\(conversation)/messages?limit=101", "limit"),
        ("conversations/\(conversation)/messages?before=-1", "before"),
        ("conversations/\(conversation)/messages?before=1&after=1", "before"),
        ("conversations/\(conversation)/messages?after=9007199254740992", "after"),
        ("conversations/\(conversation)/log?limit=201", "limit"),
        ("conversations?after=x", "after"), ("users", "query"), ("users?query=a&limit=x", "limit"),
        ("friend-requests", "direction"), ("friend-requests?direction=up", "direction"),
      ] {
        let answer = try await ada.send(.GET, path)
        answer.expect(422, "invalid")
        #expect(answer.json["errors"].items.map { $0["field"].text } == [field], "\(path)")
      }
    }
  }

  @Test func `Nobody gets in without a good token`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      for value in [
        nil, "", "Bearer", "Bearer ", "Bearer garbage", "Basic \(ada.token)",
        "Bearer \(ada.token)x", "Bearer \(ada.token.dropLast(4))",
      ] {
        let headers: HTTPHeaders = value.map { ["Authorization": $0] } ?? [:]
        let answer = try await HTTPClient.send(
          .GET, "/api/v1/users/me", headers: headers, port: chat.port)
        answer.expect(401, "token-invalid")
        #expect(answer.headers["WWW-Authenticate"] == ["Bearer"])
      }
      #expect(try await ada.send(.GET, "users/me").status == 200)
    }
  }

  @Test func `A wrong password and an unknown login are the same`() async throws {
    try await LiveChat.run { chat in
      _ = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      var answers: [String] = []
      for login in ["ada", "nobody"] {
        let answer = try await HTTPClient.send(
          .POST, "/api/v1/sessions", headers: Self.json,
          body: JSON.encode(["login": .string(login), "password": "wrong wrong"] as JSONValue),
          port: chat.port)
        answer.expect(401, "credentials-wrong")
        #expect(answer.headers["Set-Cookie"].isEmpty)
        answers.append(answer.body)
      }
      #expect(answers[0] == answers[1])

      let taken = try await HTTPClient.send(
        .POST, "/api/v1/accounts", headers: Self.json,
        body: JSON.encode(
          ["username": "ADA", "displayName": "A", "password": "a good password"] as JSONValue),
        port: chat.port)
      taken.expect(409, "username-taken")
    }
  }

  @Test func `A cookie counts only from a page of the site`() async throws {
    try await LiveChat.run { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      for headers in [
        [:], ["Origin": "https://evil.example"], ["Origin": "null"],
        ["Origin": LiveChat.origin, "Sec-Fetch-Site": "cross-site"],
        ["Origin": LiveChat.origin, "Sec-Fetch-Site": "same-site"],
      ] as [HTTPHeaders] {
        try await ada.refresh(headers: headers).expect(403, "origin-refused")
      }
      let upgrade: HTTPHeaders = [
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "martlet.v1",
        "Origin": "https://evil.example",
      ]
      try await HTTPClient.send(.GET, "/api/v1/socket", headers: upgrade, port: chat.port)
        .expect(403, "origin-refused")
      let good: HTTPHeaders = ["Origin": LiveChat.origin, "Sec-Fetch-Site": "same-origin"]
      #expect(try await ada.refresh(headers: good).status == 200)
    }
  }

  @Test func `A stranger can't tell somebody else's conversation from none`() async throws {
    try await LiveChat.run { chat in
      let (ada, _, theirs) = try await chat.friends()
      try await ada.write("Hello", in: theirs)
      let linus = try await chat.stranger()
      let nobodys = "01890a5d-ac96-774b-bcce-b302099a8057"
      let socket = try await linus.connect()
      for (method, path, body) in [
        (.GET, "conversations/ID", nil), (.GET, "conversations/ID/messages", nil),
        (.GET, "conversations/ID/log", nil), (.PATCH, "conversations/ID", ["muted": true]),
        (.POST, "conversations/ID/messages", ["clientId": "a", "body": "x"]),
        (.PUT, "conversations/ID/read", ["seq": 1]),
      ] as [(HTTPMethod, String, JSONValue?)] {
        var answers: [Answer] = []
        for id in [theirs, nobodys, "nonsense"] {
          let answer = try await linus.send(
            method, path.replacingOccurrences(of: "ID", with: id), body)
          answer.expect(404, "not-found")
          answers.append(answer)
        }
        #expect(Set(answers.map(\.body)).count == 1, "\(path)")
      }
      for command in [
        ["type": "send", "clientId": "a", "body": "x"], ["type": "read", "seq": 1],
        ["type": "typing"],
      ] as [[String: JSONValue]] {
        var answers: [JSONValue] = []
        for id in [theirs, nobodys] {
          var answer = try await socket.ask(
            command.merging(["conversation": .string(id)]) { $1 })
          #expect(answer["status"] == 404)
          answer = [answer["type"], answer["code"], answer["status"], answer["detail"]]
          answers.append(answer)
        }
        #expect(answers[0] == answers[1], "\(command)")
      }
      try await socket.settle()
    }
  }

  @Test func `Only friends can write, and what was written stays readable`() async throws {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      _ = try await grace.send(.DELETE, "friends/\(ada.user)")

      let refused = try await ada.send(
        .POST, "conversations/\(conversation)/messages", ["clientId": "two", "body": "More"])
      let retried = try await ada.send(
        .POST, "conversations/\(conversation)/messages", ["clientId": "Hello", "body": "Hello"])

      refused.expect(403, "not-friends")
      #expect(retried.status == 200)
      #expect(try await grace.history(of: conversation)["items"].items.count == 1)
    }
  }
}

extension Answer {
  /// It is this problem, told as the contract wants it.
  func expect(_ status: Int, _ code: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(self.status == status, "\(body)", sourceLocation: sourceLocation)
    #expect(json["code"].text == code, sourceLocation: sourceLocation)
    #expect(json["status"].number == status, sourceLocation: sourceLocation)
    #expect(
      json["title"].text == ProblemCode(rawValue: code)?.title, sourceLocation: sourceLocation)
    #expect(
      headers["Content-Type"] == ["application/problem+json"], sourceLocation: sourceLocation)
  }
}

extension LiveChat {
  /// It still serves.
  func expectAlive(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let answer = try await HTTPClient.send(.GET, "/readyz", port: port)
    #expect(answer.status == 200, sourceLocation: sourceLocation)
  }
}
