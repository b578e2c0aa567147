import Chat
import ChatTesting
import NIOHTTP1
import Testing

/// Editing, deleting and reacting over HTTP; on the socket they are the same rules.
@Suite(.timeLimit(.minutes(10))) struct ChangeTests {
  private static let thumb = "%F0%9F%91%8D"

  @Test func `A message is edited, reacted to and deleted over HTTP, and everybody sees it`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      let graces = try await grace.connect()
      let message = "conversations/\(conversation)/messages/1"

      let edited = try await ada.send(.PATCH, message, ["clientId": "edit", "body": "Hi"])
      #expect(edited.status == 200)
      #expect(edited.json["body"] == "Hi")
      #expect(edited.json["rev"] == 2)
      let reacted = try await grace.send(
        .PUT, "\(message)/reactions/\(Self.thumb)?clientId=react")
      #expect(reacted.json["reactions"] == [["emoji": "👍", "users": [.string(grace.user)]]])
      let cleared = try await grace.send(
        .DELETE, "\(message)/reactions/\(Self.thumb)?clientId=clear")
      #expect(cleared.json["reactions"] == [])
      let deleted = try await ada.send(.DELETE, "\(message)?clientId=delete")
      #expect(deleted.status == 200)
      #expect(deleted.json["body"] == "")
      #expect(deleted.json["deletedAt"].number != nil)

      for (kind, seq) in [("edited", 2), ("reacted", 3), ("reacted", 4), ("deleted", 5)] {
        let entry = try await graces.next("entry")["entry"]
        #expect(entry["kind"].text == kind)
        #expect(entry["seq"].number == seq)
        #expect(entry["target"] == 1)
      }
    }
  }

  @Test func `A retry gets the first answer, and what may not be is refused as on the socket`()
    async throws
  {
    try await LiveChat.run { chat in
      let (ada, grace, conversation) = try await chat.friends()
      try await ada.write("Hello", in: conversation)
      let message = "conversations/\(conversation)/messages/1"
      for _ in 0..<2 {
        let edit = try await ada.send(.PATCH, message, ["clientId": "edit", "body": "Hi"])
        #expect(edit.status == 200)
        #expect(edit.json["rev"] == 2)
      }

      let cases: [(Device, HTTPMethod, String, JSONValue?, Int, String)] = [
        (ada, .PATCH, message, ["clientId": "edit", "body": "Ho"], 409, "client-id-reused"),
        (grace, .PATCH, message, ["clientId": "theirs", "body": "Ho"], 403, "not-author"),
        (grace, .DELETE, message + "?clientId=theirs", nil, 403, "not-author"),
        (ada, .DELETE, message, nil, 422, "invalid"),
        (ada, .DELETE, message + "?clientId=a%20b", nil, 422, "invalid"),
        (ada, .PATCH, message, ["clientId": "empty", "body": " "], 422, "invalid"),
        (grace, .PUT, message + "/reactions/x?clientId=x", nil, 422, "invalid"),
        (
          ada, .DELETE, "conversations/\(conversation)/messages/9?clientId=d", nil, 404, "not-found"
        ),
        (
          ada, .DELETE, "conversations/\(conversation)/messages/0?clientId=d", nil, 404, "not-found"
        ),
        (
          ada, .DELETE, "conversations/\(conversation)/messages/x?clientId=d", nil, 404, "not-found"
        ),
      ]
      for (device, method, path, body, status, code) in cases {
        try await device.send(method, path, body).expect(status, code)
      }
      let stranger = try await chat.stranger()
      try await stranger.send(.DELETE, message + "?clientId=d").expect(404, "not-found")

      #expect(try await ada.send(.DELETE, message + "?clientId=delete").status == 200)
      #expect(try await ada.send(.DELETE, message + "?clientId=again").status == 200)
      try await grace.send(.PUT, message + "/reactions/\(Self.thumb)?clientId=late")
        .expect(409, "message-deleted")
    }
  }
}
