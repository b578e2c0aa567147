import ChatTesting
import NIOHTTP1

extension RouteRow {
  /// A row for every route there is. The owner's message is number 1 of its conversation.
  static let all: [RouteRow] =
    outside + accounts + recovery + sessions + secondFactors + people + friends + invites
    + conversations + messages + uploads + media + reports + operation

  private static let outside: [RouteRow] = [
    RouteRow(.GET, "/healthz", .everybody("200")), RouteRow(.HEAD, "/healthz", .everybody("200")),
    RouteRow(.GET, "/readyz", .everybody("200")), RouteRow(.HEAD, "/readyz", .everybody("200")),
  ]

  private static let accounts: [RouteRow] = [
    RouteRow(
      .POST, "accounts",
      body: ["username": "somebody", "displayName": "Somebody", "password": "a long enough one"],
      .everybody("201")),
    RouteRow(.GET, "users/me", .mine("200")),
    RouteRow(.PATCH, "users/me", body: ["displayName": "Another"], .mine("200")),
    RouteRow(
      .DELETE, "users/me", body: ["password": .string(Device.password)], .mine("200")),
    RouteRow(
      .PUT, "users/me/avatar", body: ["media": "{media}"],
      [
        "401 token-invalid", "422 invalid", "422 invalid", "422 invalid", "422 invalid",
        "409 media-used",
      ]),
    RouteRow(
      .PUT, "users/me/password",
      body: ["current": .string(Device.password), "new": "a long enough one"], .mine("204")),
  ]

  /// There is no mail here, and each speaks of their own alone.
  private static let recovery: [RouteRow] = [
    RouteRow(.GET, "instance", .everybody("200")),
    RouteRow(.GET, "instance/terms", .everybody("404 not-found")),
    RouteRow(.POST, "password-resets", body: ["login": "owner"], .everybody("202")),
    RouteRow(
      .POST, "password-resets/confirm",
      body: ["login": "owner", "code": "000000", "newPassword": "a long enough one"],
      .everybody("422 invalid")),
    RouteRow(.POST, "email-verifications", .mine("409 mail-unavailable")),
    RouteRow(
      .POST, "email-verifications/confirm", body: ["code": "000000"], .mine("422 invalid")),
    RouteRow(.GET, "recovery-codes", .mine("200")),
    RouteRow(
      .POST, "recovery-codes", body: ["password": .string(Device.password)], .mine("200")),
  ]

  private static let sessions: [RouteRow] = [
    RouteRow(
      .POST, "sessions", body: ["login": "owner", "password": .string(Device.password)],
      .everybody("201")),
    RouteRow(
      .POST, "sessions/refresh", headers: ["Origin": LiveChat.origin], pass: .refreshCookie,
      .mine("200", anonymous: "401 session-ended")),
    RouteRow(.GET, "sessions", .mine("200")),
    RouteRow(.DELETE, "sessions", .mine("204")),
    RouteRow(.DELETE, "sessions/current", .mine("204")),
    RouteRow(.DELETE, "sessions/{session}", .owners("204")),
  ]

  /// Nobody has one, and each speaks of their own alone.
  private static let secondFactors: [RouteRow] = [
    RouteRow(
      .POST, "sessions/second-factor", body: ["challenge": "none", "code": "000000"],
      .everybody("401 challenge-ended")),
    RouteRow(.GET, "users/me/second-factor", .mine("200")),
    RouteRow(
      .POST, "users/me/second-factor", body: ["password": .string(Device.password)], .mine("201")),
    RouteRow(
      .POST, "users/me/second-factor/confirm", body: ["code": "000000"], .mine(missing)),
    RouteRow(
      .DELETE, "users/me/second-factor",
      body: ["password": .string(Device.password), "code": "000000"], .mine(missing)),
  ]

  private static let people: [RouteRow] = [
    RouteRow(.GET, "users", query: "?query=own", .mine("200")),
    RouteRow(
      .GET, "users/{owner}", ["401 token-invalid", "200", "200", missing, "200", "200"]),
    RouteRow(.GET, "blocks", .mine("200")),
    RouteRow(
      .PUT, "blocks/{owner}", ["401 token-invalid", "200", "200", missing, "200", missing]),
    RouteRow(.DELETE, "blocks/{owner}", .mine(missing)),
  ]

  private static let friends: [RouteRow] = [
    RouteRow(.GET, "friends", .mine("200")),
    RouteRow(
      .DELETE, "friends/{owner}",
      ["401 token-invalid", missing, missing, missing, "204", missing]),
    RouteRow(.GET, "friend-requests", query: "?direction=incoming", .mine("200")),
    RouteRow(
      .POST, "friend-requests", body: ["userId": "{owner}"],
      ["401 token-invalid", "201", "201", missing, "200", missing]),
    RouteRow(
      .POST, "friend-requests/{request}/accept", isAsked: true,
      ["401 token-invalid", missing, missing, missing, "200", missing]),
    RouteRow(
      .DELETE, "friend-requests/{request}", isAsked: true,
      ["401 token-invalid", missing, missing, missing, "204", "204"]),
  ]

  /// A link is good for whoever holds it; without one nobody gets in.
  private static let invites: [RouteRow] = [
    RouteRow(.GET, "invites", .mine("200")),
    RouteRow(.POST, "invites", body: ["uses": 3], .mine("201")),
    RouteRow(.DELETE, "invites/{invite}", .owners("204")),
    RouteRow(
      .POST, "invites/preview", body: ["invite": "none"], .everybody("403 invite-ended")),
    RouteRow(.POST, "invites/accept", body: ["invite": "none"], .mine("403 invite-ended")),
  ]

  private static let conversations: [RouteRow] = [
    RouteRow(.GET, "conversations", .mine("200")),
    RouteRow(
      .POST, "conversations", body: ["userId": "{owner}"],
      ["401 token-invalid", missing, missing, missing, "200", "201"]),
    RouteRow(.GET, "conversations/{conversation}", .members("200")),
    RouteRow(.PATCH, "conversations/{conversation}", body: ["muted": true], .members("200")),
    RouteRow(.PUT, "conversations/{conversation}/read", body: ["seq": 1], .members("204")),
  ]

  private static let messages: [RouteRow] = [
    RouteRow(.GET, "conversations/{conversation}/messages", .members("200")),
    RouteRow(.GET, "conversations/{conversation}/log", .members("200")),
    RouteRow(
      .POST, "conversations/{conversation}/messages", body: ["clientId": "mine", "body": "hello"],
      .friends("201")),
    RouteRow(
      .PATCH, "conversations/{conversation}/messages/{1}",
      body: ["clientId": "mine", "body": "hello"],
      .authors("200")),
    RouteRow(
      .DELETE, "conversations/{conversation}/messages/{1}", query: "?clientId=mine",
      .authors("200")),
    RouteRow(
      .PUT, "conversations/{conversation}/messages/{1}/reactions/{😀}", query: "?clientId=mine",
      .friends("200")),
    RouteRow(
      .DELETE, "conversations/{conversation}/messages/{1}/reactions/{😀}", query: "?clientId=mine",
      .members("200")),
  ]

  private static let uploads: [RouteRow] = [
    RouteRow(.OPTIONS, "uploads", .everybody("204")),
    RouteRow(.OPTIONS, "uploads/{upload}", .everybody("204")),
    RouteRow(.POST, "uploads", headers: tus(["Upload-Length": "9"]), .mine("201")),
    RouteRow(.HEAD, "uploads/{upload}", headers: tus(), .heads("200")),
    RouteRow(
      .PATCH, "uploads/{upload}", body: "moth",
      headers: tus(["Upload-Offset": "0", "Content-Type": Device.uploadType]), .owners("204")),
    RouteRow(
      .POST, "uploads/{upload}", headers: tus(["X-HTTP-Method-Override": "DELETE"]),
      .owners("204")),
    RouteRow(.DELETE, "uploads/{upload}", headers: tus(), .owners("204")),
  ]

  private static let media: [RouteRow] = [
    RouteRow(.GET, "media/{media}", .members("200")),
    RouteRow(.GET, "media/{media}/{original}", .members("200")),
    RouteRow(
      .HEAD, "media/{media}/{original}", ["401", "404", "200", "200", "200", "200"]),
  ]

  private static let reports: [RouteRow] = [
    RouteRow(
      .POST, "reports", body: ["userId": "{owner}", "reason": "spam"],
      ["401 token-invalid", "204", "204", missing, "204", "422 invalid"]),
    RouteRow(.GET, "operator/reports", .operators("200")),
    RouteRow(.POST, "operator/reports/{report}/close", .operators("200")),
  ]

  private static let operation: [RouteRow] = [
    RouteRow(.GET, "operator/figures", .operators("200")),
    RouteRow(.GET, "operator/people", .operators("200")),
    RouteRow(
      .PATCH, "operator/people/{owner}", body: ["suspended": true], .operators("200")),
    RouteRow(.DELETE, "operator/people/{owner}", .operators("204")),
    RouteRow(.POST, "operator/people/{owner}/reset-link", .operators("200")),
    RouteRow(.GET, "operator/settings", .operators("200")),
    RouteRow(
      .PATCH, "operator/settings", body: ["registration": "closed"], .operators("200")),
    RouteRow(.GET, "operator/audit", .operators("200")),
  ]

  private static let missing = "404 not-found"

  private static func tus(_ headers: HTTPHeaders = [:]) -> HTTPHeaders {
    var headers = headers
    headers.add(name: "Tus-Resumable", value: "1.0.0")
    return headers
  }
}

extension Rights {
  /// Whoever is or was a friend keeps what the two wrote.
  fileprivate static func members(_ outcome: String) -> Rights {
    ["401 token-invalid", "404 not-found", outcome, outcome, outcome, outcome]
  }

  /// Who was a friend may read and not write.
  fileprivate static func friends(_ outcome: String) -> Rights {
    [
      "401 token-invalid", "404 not-found", "403 not-friends", "403 not-friends", outcome, outcome,
    ]
  }

  fileprivate static func authors(_ outcome: String) -> Rights {
    [
      "401 token-invalid", "404 not-found", "403 not-author", "403 not-author", "403 not-author",
      outcome,
    ]
  }

  /// As ``owners(_:)``, of answers without a body.
  fileprivate static func heads(_ outcome: String) -> Rights {
    [
      "401", "404", "404", "404", "404", outcome,
    ]
  }
}
