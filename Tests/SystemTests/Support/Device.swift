import Chat
import ChatTesting
import NIOCore
import NIOHTTP1
import Testing

/// One log-in of one person, with what it was given to act.
struct Device: Sendable {
  /// Another one after a restart.
  var port: Int
  let user: String
  var token: String
  var cookie: String
  /// Good for fetching media alone.
  let mediaCookie: String

  static let password = "correct horse battery staple"

  /// Registers somebody new.
  static func register(_ username: String, _ displayName: String, port: Int) async throws -> Device
  {
    let answer = try await post(
      "accounts",
      [
        "username": .string(username), "displayName": .string(displayName),
        "password": .string(password),
      ], port: port)
    return try Device(answer, port: port)
  }

  /// Logs somebody in once more.
  static func logIn(_ username: String, password: String = password, port: Int) async throws
    -> Device
  {
    try Device(try await answer(username, password: password, port: port), port: port)
  }

  /// What somebody who tries to log in is told.
  static func answer(_ login: String, password: String, port: Int) async throws -> Answer {
    try await post(
      "sessions", ["login": .string(login), "password": .string(password)], port: port)
  }

  private static func post(_ path: String, _ body: JSONValue, port: Int) async throws -> Answer {
    try await HTTPClient.send(
      .POST, "/api/v1/" + path, headers: ["Content-Type": "application/json"],
      body: JSON.encode(body), port: port)
  }

  private init(_ answer: Answer, port: Int) throws {
    try #require(answer.status == 201, "\(answer.body)")
    self.port = port
    user = try #require(answer.json["user"]["id"].text)
    token = try #require(answer.json["accessToken"].text)
    cookie = try Self.cookie(in: answer)
    mediaCookie = try Self.cookie(in: answer, named: "martlet-media")
  }

  /// The cookie that an answer sets, as a browser sends it back.
  static func cookie(in answer: Answer, named name: String = "martlet-refresh") throws -> String {
    let settings = answer.headers["Set-Cookie"]
    let setting = try #require(settings.first { $0.prefix { $0 != "=" }.hasSuffix(name) })
    return String(setting.prefix { $0 != ";" })
  }

  /// One request of this device.
  func send(
    _ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil, headers: HTTPHeaders = [:]
  ) async throws -> Answer {
    var headers = headers
    headers.add(name: "Authorization", value: "Bearer \(token)")
    if body != nil, !headers.contains(name: "Content-Type") {
      headers.add(name: "Content-Type", value: "application/json")
    }
    return try await HTTPClient.send(
      method, "/api/v1/" + path, headers: headers, body: body.map(JSON.encode), port: port)
  }

  /// Trades the cookie for a fresh pair.
  func refresh(headers: HTTPHeaders = ["Origin": LiveChat.origin]) async throws -> Answer {
    var headers = headers
    headers.add(name: "Cookie", value: cookie)
    return try await HTTPClient.send(
      .POST, "/api/v1/sessions/refresh", headers: headers, port: port)
  }

  /// Opens a socket and greets with what this device holds; returns when it has caught up.
  func connect(_ copy: [String: JSONValue] = [:]) async throws -> SocketClient {
    let socket = try await greet(copy)
    try await socket.next("synced")
    try await socket.next("presence") { $0["full"] == true }
    return socket
  }

  /// Opens a socket and greets.
  func greet(_ copy: [String: JSONValue] = [:]) async throws -> SocketClient {
    let socket = try await SocketClient.open(port: port)
    try await socket.send(
      .object(copy.merging(["type": "hello", "token": .string(token)]) { $1 }))
    return socket
  }

  /// Becomes friends with somebody; answers their conversation's id.
  func befriend(_ other: Device) async throws -> String {
    let asked = try await send(.POST, "friend-requests", ["userId": .string(other.user)])
    let request = try #require(asked.json["request"]["id"].text, "\(asked.body)")
    let accepted = try await other.send(.POST, "friend-requests/\(request)/accept")
    return try #require(accepted.json["conversation"]["id"].text, "\(accepted.body)")
  }

  /// Sends a message over HTTP; answers its number.
  @discardableResult
  func write(_ body: String, clientId: String? = nil, in conversation: String) async throws -> Int {
    let message: JSONValue = [
      "clientId": .string(clientId ?? body.replacing(" ", with: "-")), "body": .string(body),
    ]
    let answer = try await send(.POST, "conversations/\(conversation)/messages", message)
    return try #require(answer.json["seq"].number, "\(answer.body)")
  }
}

extension LiveChat {
  /// Ada and Grace, registered and friends, and their conversation.
  func friends() async throws -> (ada: Device, grace: Device, conversation: String) {
    let ada = try await Device.register("ada", "Ada Lovelace", port: port)
    let grace = try await Device.register("grace", "Grace Hopper", port: port)
    return (ada, grace, try await ada.befriend(grace))
  }

  /// Linus, who is nobody's friend.
  func stranger() async throws -> Device {
    try await Device.register("linus", "Linus Pauling", port: port)
  }
}
