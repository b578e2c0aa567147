import Hummingbird

/// Sending, history and the log, over HTTP and on the socket.
struct MessageRoutes: Feature {
  let messages: Messages

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("conversations/:id/messages", use: history)
    api.post("conversations/:id/messages", use: send)
    api.get("conversations/:id/log", use: log)
  }

  var commands: [SocketCommand] {
    [
      SocketCommand("send", as: Send.self, isAnswered: true) { frame, caller in
        try await messages.send(frame.message, by: caller.user, in: frame.conversation).0
      }
    ]
  }

  private func send(_ request: Request, _ context: MemberContext) async throws -> Response {
    let message = try await request.json(NewMessage.self)
    let (stored, isNew) = try await messages.send(
      message, by: context.user, in: try context.id("id"))
    return try .json(stored, status: isNew ? .created : .ok)
  }

  private func history(_ request: Request, _ context: MemberContext) async throws -> Response {
    let window = HistoryWindow(
      try place(in: request), limit: try request.number("limit", in: 1...100, else: 50))
    let history = try await messages.history(
      of: try context.id("id"), for: context.user, window)
    return try .json(history)
  }

  private func place(in request: Request) throws -> HistoryWindow.Place {
    let range = 0...maximumNumber
    let places: [HistoryWindow.Place] = [
      try request.number("before", in: range).map { .before($0) },
      try request.number("after", in: range).map { .after($0) },
      try request.number("around", in: range).map { .around($0) },
    ].compactMap { $0 }
    guard places.count <= 1 else {
      throw CommonRefusal.invalid([
        FieldProblem("before", "conflict", "Only one of before, after and around.")
      ])
    }
    return places.first ?? .newest
  }

  private func log(_ request: Request, _ context: MemberContext) async throws -> Response {
    let log = try await messages.log(
      of: try context.id("id"), for: context.user,
      after: try request.number("after", in: 0...maximumNumber, else: 0),
      limit: try request.number("limit", in: 1...Messages.logLimit, else: Messages.logLimit))
    return try .json(log)
  }
}

/// `send`.
struct Send: Decodable {
  let conversation: ConversationID
  let message: NewMessage

  init(from decoder: any Decoder) throws {
    conversation = try decoder.container(keyedBy: Members.self)
      .decode(ConversationID.self, forKey: .conversation)
    message = try NewMessage(from: decoder)
  }

  private enum Members: CodingKey {
    case conversation
  }
}
