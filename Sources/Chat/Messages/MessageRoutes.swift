import Hummingbird

/// Sending, history and the log, over HTTP and on the socket.
struct MessageRoutes: Feature {
  let messages: Messages

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("conversations/:id/messages", use: history)
    api.post("conversations/:id/messages", use: send)
    api.get("conversations/:id/log", use: log)
    api.patch("conversations/:id/messages/:seq", use: edit)
    api.delete("conversations/:id/messages/:seq", use: delete)
    api.put("conversations/:id/messages/:seq/reactions/:emoji") {
      try await react(on: true, $0, $1)
    }
    api.delete("conversations/:id/messages/:seq/reactions/:emoji") {
      try await react(on: false, $0, $1)
    }
  }

  var commands: [SocketCommand] {
    [
      SocketCommand("send", as: Send.self, isAnswered: true, begin: beginToSend) { frame, caller in
        try await messages.send(frame.message, by: caller.user, in: frame.conversation).0
      },
      SocketCommand("edit", as: Change<Edited>.self, isAnswered: true) { frame, caller in
        try await frame.make(.edit(body: frame.what.body), messages, caller)
      },
      SocketCommand("delete", as: Change<Nothing>.self, isAnswered: true) { frame, caller in
        try await frame.make(.delete, messages, caller)
      },
      SocketCommand("react", as: Change<Reacted>.self, isAnswered: true) { frame, caller in
        try await frame.make(
          .react(emoji: frame.what.emoji, on: frame.what.on), messages, caller)
      },
    ]
  }

  /// What every message comes through: nothing is waited for, and no document is built.
  private func beginToSend(
    _ frame: PlainFrame, _ caller: SocketCaller,
    answer: @escaping @Sendable (Result<SocketCommand.Result, any Error>) -> Void
  ) -> Bool {
    guard let send = Send(frame) else { return false }
    return messages.beginToSend(send.message, by: caller.user, in: send.conversation) { stored in
      answer(stored.map { $0 })
    }
  }

  private func send(_ request: Request, _ context: MemberContext) async throws -> Response {
    let message = try await request.json(NewMessage.self)
    let (stored, isNew) = try await messages.send(
      message, by: context.user, in: try context.id("id"))
    return try .json(stored, status: isNew ? .created : .ok)
  }

  private func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
    let edit = try await request.json(Edit.self)
    return try await change(.edit(body: edit.body), edit.clientId, context)
  }

  private func delete(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await change(.delete, try clientID(of: request), context)
  }

  private func react(on: Bool, _ request: Request, _ context: MemberContext) async throws
    -> Response
  {
    let emoji = context.parameters.get("emoji")?.removingPercentEncoding ?? ""
    return try await change(.react(emoji: emoji, on: on), try clientID(of: request), context)
  }

  private func change(
    _ action: MessageChange.Action, _ clientId: ClientID, _ context: MemberContext
  ) async throws -> Response {
    guard let seq = context.parameters.get("seq").flatMap(Int.init),
      (1...maximumNumber).contains(seq)
    else { throw CommonRefusal.notFound }
    let message = try await messages.change(
      seq, in: try context.id("id"), by: context.user, clientId: clientId, action)
    return try .json(message)
  }

  private func clientID(of request: Request) throws -> ClientID {
    guard let text = request.text("clientId") else { throw Problem.missing("clientId") }
    guard let id = ClientID(text) else {
      throw CommonRefusal.invalid([
        FieldProblem("clientId", "format", "clientId must be 1 to 64 of A-Z a-z 0-9 _ -.")
      ])
    }
    return id
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
struct Send: Decodable, Equatable {
  let conversation: ConversationID
  let message: NewMessage

  init(from decoder: any Decoder) throws {
    conversation = try decoder.container(keyedBy: Members.self)
      .decode(ConversationID.self, forKey: .conversation)
    message = try NewMessage(from: decoder)
  }

  /// Nil where a member is missing or not as it must be, which is for the decoder to say.
  init?(_ frame: PlainFrame) {
    guard let conversation = frame.text("conversation").flatMap(ConversationID.init(_:)),
      let clientId = frame.text("clientId").flatMap(ClientID.init(_:)),
      let body = frame.text("body")
    else { return nil }
    let replyTo = frame.number("replyTo")
    guard replyTo != nil || !frame.has("replyTo") else { return nil }
    guard !frame.has("attachments") else { return nil }
    self.conversation = conversation
    message = NewMessage(clientId: clientId, body: body, attachments: nil, replyTo: replyTo)
  }

  private enum Members: CodingKey {
    case conversation
  }
}

/// `edit`, `delete` and `react`: a change to a message, and what is to change.
struct Change<What: Decodable & Sendable>: Decodable, Sendable {
  let conversation: ConversationID
  let seq: Int
  let clientId: ClientID
  let what: What

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Members.self)
    conversation = try members.decode(ConversationID.self, forKey: .conversation)
    seq = try members.decode(Int.self, forKey: .seq)
    clientId = try members.decode(ClientID.self, forKey: .clientId)
    what = try What(from: decoder)
  }

  func make(
    _ action: MessageChange.Action, _ messages: Messages, _ caller: SocketCaller
  ) async throws -> Message {
    try await messages.change(
      seq, in: conversation, by: caller.user, clientId: clientId, action)
  }

  private enum Members: CodingKey {
    case conversation, seq, clientId
  }
}

/// A deletion says no more than which message.
struct Nothing: Codable {}

/// The new body.
struct Edited: Codable {
  let body: String
}

/// Which emoji, and whether it shall be there.
struct Reacted: Codable {
  let emoji: String
  let on: Bool
}

/// What `PATCH .../messages/{seq}` takes.
struct Edit: Codable {
  let clientId: ClientID
  let body: String
}
