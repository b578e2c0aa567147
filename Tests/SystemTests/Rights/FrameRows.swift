import Chat
import ChatTesting

extension FrameRow {
  /// A row for every frame that a socket takes. The owner's message is number 1 of its conversation.
  static let all: [FrameRow] = greetings + messages + reports

  private static let greetings = [
    FrameRow(
      "hello", ["epoch": "{epoch}", "have": have],
      ["close 4401", "synced", "conversation", "conversation", "conversation", "conversation"]),
    FrameRow(
      "have", ["have": have], after: [["type": "hello", "epoch": "{epoch}", "more": true]],
      ["close 4401", "synced", "conversation", "conversation", "conversation", "conversation"]),
    FrameRow(
      "auth", ["id": "mine", "token": "{token}"],
      ["close 4400", notMine, notMine, notMine, notMine, "ok"]),
    FrameRow("ping", ["t": 1_000_000], .everybody("pong")),
  ]

  private static let messages = [
    FrameRow(
      "send",
      ["id": "mine", "clientId": "mine", "conversation": "{conversation}", "body": "hello"],
      ["close 4400", missing, notFriends, notFriends, "ok", "ok"]),
    FrameRow(
      "edit",
      [
        "id": "mine", "clientId": "edit", "conversation": "{conversation}", "seq": 1,
        "body": "hello",
      ], ["close 4400", missing, notAuthor, notAuthor, notAuthor, "ok"]),
    FrameRow(
      "delete", ["id": "mine", "clientId": "delete", "conversation": "{conversation}", "seq": 1],
      ["close 4400", missing, notAuthor, notAuthor, notAuthor, "ok"]),
    FrameRow(
      "react",
      [
        "id": "mine", "clientId": "react", "conversation": "{conversation}", "seq": 1,
        "emoji": "😀", "on": true,
      ], ["close 4400", missing, notFriends, notFriends, "ok", "ok"]),
  ]

  private static let reports = [
    FrameRow(
      "received", ["items": [["conversation": "{conversation}", "seq": 1]]],
      ["close 4400", missing, "nothing", "nothing", "pointers", "pointers"]),
    FrameRow(
      "read", ["conversation": "{conversation}", "seq": 1],
      ["close 4400", missing, "nothing", "nothing", "pointers", "pointers"]),
    FrameRow(
      "typing", ["conversation": "{conversation}"],
      ["close 4400", missing, missing, missing, "typing", "typing"]),
    FrameRow(
      "active", ["active": false],
      ["close 4400", "nothing", "nothing", "nothing", "presence", "presence"]),
  ]

  private static let have: JSONValue = [
    ["conversation": "{conversation}", "seq": 0, "id": nil, "version": 0]
  ]
  private static let missing = "error not-found"
  private static let notMine = "error token-invalid"
  private static let notFriends = "error not-friends"
  private static let notAuthor = "error not-author"
}
