import Chat
import ChatTesting
import NIOHTTP1

/// A route, a request for a thing of the owner's by it, and what each relation is answered.
struct RouteRow: Sendable {
  /// What lets somebody in.
  enum Pass: Sendable {
    case token, refreshCookie
  }

  let method: HTTPMethod
  /// With names of the owner's things, such as `/api/v1/conversations/{conversation}`.
  let path: String
  var query = ""
  var body: JSONValue?
  var headers: HTTPHeaders = [:]
  var pass = Pass.token
  /// Whether the member is the one whom the owner has asked to become friends.
  var isAsked = false
  let rights: Rights

  init(
    _ method: HTTPMethod, _ path: String, query: String = "", body: JSONValue? = nil,
    headers: HTTPHeaders = [:], pass: Pass = .token, isAsked: Bool = false, _ rights: Rights
  ) {
    self.method = method
    self.path = path.hasPrefix("/") ? path : "/api/v1/" + path
    self.query = query
    self.body = body
    self.headers = headers
    self.pass = pass
    self.isAsked = isAsked
    self.rights = rights
  }

  /// The route without the names of what is in its path.
  var route: String { Self.anonymous("\(method) \(path)") }

  /// Whether it names anything that could be missing.
  var namesSomething: Bool {
    path.contains("{") || body.map { ThingNames.missing.filled(into: $0) != $0 } == true
  }

  /// Whether what `relation` asks for is done, and so changes something.
  func changes(by relation: Relation) -> Bool {
    rights[relation].hasPrefix("2") && ![.GET, .HEAD, .OPTIONS].contains(method)
  }

  static func anonymous(_ route: String) -> String {
    route.replacing(/\{[^}]*\}/, with: "{}")
  }

  /// Asks by `device`, or by nobody.
  func ask(_ device: Device?, for names: ThingNames, port: Int) async throws -> Answer {
    var headers = headers
    switch (pass, device) {
    case (_, nil): break
    case (.token, let device?): headers.add(name: "Authorization", value: "Bearer \(device.token)")
    case (.refreshCookie, let device?): headers.add(name: "Cookie", value: device.cookie)
    }
    if body != nil, !headers.contains(name: "Content-Type") {
      headers.add(name: "Content-Type", value: "application/json")
    }
    return try await HTTPClient.send(
      method, ThingNames.parts.filled(into: names.filled(into: path + query)), headers: headers,
      body: try body.map { try JSON.encode(names.filled(into: $0)) }, port: port)
  }
}

extension Answer {
  /// The status, and the code of a refusal.
  var outcome: String { json["code"].text.map { "\(status) \($0)" } ?? "\(status)" }
}
