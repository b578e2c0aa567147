import NIOCore

/// `welcome`: the token was good.
struct Welcome: Codable {
  var type = "welcome"
  let connection: String
  let user: UserID
  /// Names the database; another one means that every copy is worthless.
  let epoch: String
  /// Milliseconds between the server's pings.
  let heartbeat: Int
  /// Seconds between comparisons; 0 where the fast path can't lose anything unseen.
  let compare: Int
  let limits: Limits
}

/// `me`: mine, whole, because my version differed.
struct MeShown: Codable {
  var type = "me"
  let me: Me
  let friends: [Friend]
  /// The newest 100 each way.
  let requests: [FriendRequest]
  let blocks: [User]
}

/// `synced`: everything that differed has been sent.
struct Synced: Codable {
  var type = "synced"
  /// Conversations that the client has and that aren't the person's.
  let gone: [ConversationID]
}

/// `ok`: the command `id` was carried out.
struct OK: Encodable {
  let type = "ok"
  let id: String
  let result: any Encodable & Sendable

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Members.self)
    try members.encode(type, forKey: .type)
    try members.encode(id, forKey: .id)
    try members.encode(result, forKey: .result)
  }

  /// The frame; by hand where the result is written so.
  func text() throws -> ByteBuffer {
    guard let result = result as? any JSONWritable else { return try JSON.encode(self) }
    var json = JSONWriter(capacity: 512)
    json.object { json in
      json.name("id")
      json.value(id)
      json.name("result")
      json.value(result)
      json.name("type")
      json.value(type)
    }
    return json.text
  }

  private enum Members: CodingKey {
    case type, id, result
  }
}

/// `error`: the command `id` was refused, or a frame without one.
struct ErrorShown: Codable {
  var type = "error"
  let id: String?
  let status: Int
  let code: ProblemCode
  let detail: String
  let errors: [FieldProblem]?
  let retryAfter: Int?

  init(_ problem: Problem, id: String?) {
    self.id = id
    status = problem.code.status
    code = problem.code
    detail = problem.detail
    errors = problem.errors.isEmpty ? nil : problem.errors
    retryAfter = problem.retryAfter
  }
}

/// `pong`: here.
struct Pong: Codable {
  var type = "pong"
  let t: Int64
}
