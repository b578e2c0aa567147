import Chat
import ChatTesting
import NIOCore
import NIOHTTP1
import Synchronization

/// One device's log-in and the server as it reaches it. A token that has ended is renewed by its
/// cookie, and a session that is over begins anew.
final class Login: Sendable {
  let port: Int
  let user: String
  private let username: String
  /// What its sessions are called; nil where the server chooses.
  private let device: String?
  private let tokens: Mutex<Tokens>

  private struct Tokens {
    let access: String
    /// Name and value.
    let cookie: String

    init?(_ answer: Answer) {
      guard let access = answer.json["accessToken"].text,
        let cookie = answer.headers["Set-Cookie"].first
      else { return nil }
      self.access = access
      self.cookie = String(cookie.prefix { $0 != ";" })
    }
  }

  /// No answer within this long counts as none.
  private static let patience = TimeAmount.seconds(10)
  private static let password: JSONValue = "correct horse battery staple"

  static func register(_ username: String, port: Int) async throws -> Login {
    let body: JSONValue = [
      "username": .string(username), "displayName": .string(username), "password": password,
    ]
    return try Login(
      try await post("accounts", body, port: port), username, device: nil, port: port)
  }

  static func logIn(_ username: String, device: String? = nil, port: Int) async throws -> Login {
    try Login(
      try await answer(username, device, port: port), username, device: device, port: port)
  }

  private static func answer(_ username: String, _ device: String?, port: Int) async throws
    -> Answer
  {
    var body: [String: JSONValue] = ["login": .string(username), "password": password]
    body["device"] = device.map(JSONValue.string)
    return try await post("sessions", .object(body), port: port)
  }

  private static func post(
    _ path: String, _ body: JSONValue? = nil, headers: HTTPHeaders = [:], port: Int
  ) async throws -> Answer {
    var headers = headers
    headers.add(name: "Content-Type", value: "application/json")
    return try await HTTPClient.send(
      .POST, "/api/v1/" + path, headers: headers, body: body.map { try JSON.encode($0) },
      patience: patience, port: port)
  }

  private init(_ answer: Answer, _ username: String, device: String?, port: Int) throws {
    guard let user = answer.json["user"]["id"].text, let tokens = Tokens(answer) else {
      throw Unexpected(answer: "\(answer.status) \(answer.body)")
    }
    self.port = port
    self.user = user
    self.username = username
    self.device = device
    self.tokens = Mutex(tokens)
  }

  var token: String { tokens.withLock { $0.access } }

  /// Trades the cookie for a fresh token; where that is no longer possible, logs in.
  func renew() async throws {
    let headers: HTTPHeaders = [
      "Origin": SocketClient.publicURL, "Cookie": tokens.withLock { $0.cookie },
    ]
    let answer = try await Self.post("sessions/refresh", headers: headers, port: port)
    if answer.status == 401 { return try await logInAgain() }
    try take(answer)
  }

  /// Begins another session.
  func logInAgain() async throws {
    try take(try await Self.answer(username, device, port: port))
  }

  private func take(_ answer: Answer) throws {
    guard let fresh = Tokens(answer) else {
      throw Unexpected(answer: "\(answer.status) \(answer.body)")
    }
    tokens.withLock { $0 = fresh }
  }

  /// One request, made again where the token or the session had ended.
  func send(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) async throws -> Answer {
    let answer = try await sendOnce(method, path, body)
    guard answer.status == 401 else { return answer }
    if answer.json["code"] == "session-ended" { try await logInAgain() } else { try await renew() }
    return try await sendOnce(method, path, body)
  }

  private func sendOnce(_ method: HTTPMethod, _ path: String, _ body: JSONValue?) async throws
    -> Answer
  {
    try await HTTPClient.send(
      method, "/api/v1/" + path,
      headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
      body: try body.map { try JSON.encode($0) }, patience: Self.patience, port: port)
  }
}

extension Login {
  /// Every entry of a conversation, read page by page.
  func wholeLog(of conversation: String) async throws -> [JSONValue] {
    var entries: [JSONValue] = []
    while true {
      let page = try await send(
        .GET, "conversations/\(conversation)/log?after=\(entries.count + 1)")
      guard !page.json["items"].items.isEmpty else { return entries }
      entries += page.json["items"].items
    }
  }

  /// Logs every other session out that is called `name`; whether that is certain.
  func revoke(_ name: String) async -> Bool {
    guard let list = try? await send(.GET, "sessions"), list.status == 200 else { return false }
    for session in list.json["items"].items
    where session["device"].text == name && session["current"] == false {
      guard let id = session["id"].text,
        let answer = try? await send(.DELETE, "sessions/\(id)"),
        answer.status == 204 || answer.status == 404
      else { return false }
    }
    return true
  }
}

extension Answer {
  /// Whether trying again can change nothing.
  var isFinal: Bool { status < 500 && ![401, 408, 429].contains(status) }
}

/// An answer that the contract does not allow here.
struct Unexpected: Error {
  let answer: String
}
