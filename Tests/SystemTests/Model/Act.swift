import Chat

/// Something that somebody asks of a conversation, under a key of their own.
struct Act {
  let author: Int
  let clientId: String
  /// The message it is about; nil for a new one.
  let target: Int?
  let action: ReferenceModel.Action

  /// The frame that asks for it.
  func command(in conversation: String) -> [String: JSONValue] {
    var command: [String: JSONValue] = [
      "conversation": .string(conversation), "clientId": .string(clientId),
    ]
    if let target { command["seq"] = .integer(Int64(target)) }
    switch action {
    case .send(let body):
      command["type"] = "send"
      command["body"] = .string(body)
    case .edit(let body):
      command["type"] = "edit"
      command["body"] = .string(body)
    case .delete: command["type"] = "delete"
    case .react(let emoji, let on):
      command["type"] = "react"
      command["emoji"] = .string(emoji)
      command["on"] = .bool(on)
    }
    return command
  }
}
