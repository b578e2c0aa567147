import Chat
import ChatTesting
import NIOCore
import NIOHTTP1

/// One log-in of one person, and the server as it reaches it.
struct Login: Sendable {
  let port: Int
  let user: String
  let token: String

  /// No answer within this long counts as none.
  private static let patience = TimeAmount.seconds(10)
  private static let password: JSONValue = "correct horse battery staple"

  static func register(_ username: String, port: Int) async throws -> Login {
    try await Login(
      "accounts",
      [
        "username": .string(username), "displayName": .string(username), "password": password,
      ], port: port)
  }

  static func logIn(_ username: String, port: Int) async throws -> Login {
    try await Login(
      "sessions", ["login": .string(username), "password": password], port: port)
  }

  private init(_ path: String, _ body: JSONValue, port: Int) async throws {
    let answer = try await HTTPClient.send(
      .POST, "/api/v1/" + path, headers: ["Content-Type": "application/json"],
      body: JSON.encode(body), port: port)
    guard let user = answer.json["user"]["id"].text, let token = answer.json["accessToken"].text
    else { throw Unexpected(answer: "\(answer.status) \(answer.body)") }
    self.port = port
    self.user = user
    self.token = token
  }

  /// One request.
  func send(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) async throws -> Answer {
    try await HTTPClient.send(
      method, "/api/v1/" + path,
      headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
      body: try body.map { try JSON.encode($0) }, patience: Self.patience, port: port)
  }

  /// Every item of a list that is read page by page with numbers.
  func wholeLog(of conversation: String) async throws -> [JSONValue] {
    var entries: [JSONValue] = []
    while true {
      let page = try await send(
        .GET, "conversations/\(conversation)/log?after=\(entries.count + 1)")
      guard !page.json["items"].items.isEmpty else { return entries }
      entries += page.json["items"].items
    }
  }
}

extension Answer {
  /// Whether trying again can change nothing.
  var isFinal: Bool { status < 500 && status != 408 && status != 429 }
}

/// An answer that the contract does not allow here.
struct Unexpected: Error {
  let answer: String
}
