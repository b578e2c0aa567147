import Chat
import ChatTesting
import Foundation
import Testing

/// The built server, a real SMTP server, and somebody who has lost their password.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RecoveryProcessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `From an address to a code to a new password, and nothing of it in the log`()
    async throws
  {
    let mail = try await MailServer(in: folder)
    let martlet = try await MartletProcess.serving(
      folder, flags(mail) + ["--log-level", "trace"],
      environment: ["MARTLET_MAIL_PASSWORD": "canary-password"])
    let port = martlet.port
    let instance = try await HTTPClient.send(.GET, "/api/v1/instance", port: port)
    #expect(instance.json == ["mail": true, "registration": "open", "terms": nil])

    let registered = try await post(
      "accounts",
      [
        "username": "ada", "displayName": "Ada", "password": .string(Device.password),
        "email": "ada@example.org",
      ], port: port)
    #expect(registered.json["recoveryCodes"].items.count == 10)
    let ada = try await Device.logIn("ada", port: port)
    let proof = try #require(try await mail.next().code)
    let me = try await ada.send(.POST, "email-verifications/confirm", ["code": .string(proof)])
    #expect(me.json["emailVerified"] == true, "\(me.body)")
    let socket = try await ada.connect()

    let known = try await post("password-resets", ["login": "ADA@example.org"], port: port)
    let unknown = try await post("password-resets", ["login": "nobody"], port: port)
    #expect(known.status == 202 && unknown.status == 202)
    #expect(known.body == unknown.body)
    let letter = try await mail.next()
    let code = try #require(letter.code)
    #expect(letter.overTLS && letter.recipients == ["ada@example.org"])
    let reset = try await confirm(code, port: port)
    #expect(reset.status == 204, "\(reset.body)")
    let again = try await confirm(code, port: port)

    #expect(again.status == 422)
    #expect(again.json["errors"].items.first?["code"] == "wrong")
    #expect(try await socket.end().code == 4403)
    #expect(try await ada.send(.GET, "users/me").status == 401)
    #expect(try await Device.answer("ada", password: Device.password, port: port).status == 401)
    _ = try await Device.logIn("ada@example.org", password: "another horse", port: port)
    #expect(try await mail.next().subject == "Your password on localhost was reset")
    for canary in ["ada@example.org", code, proof, "canary-password", "another horse"] {
      #expect(!martlet.logged.contains(canary))
    }
  }

  @Test func `A link of the operator works beside the running server and without it, once`()
    async throws
  {
    var martlet = try await MartletProcess.serving(folder)
    _ = try await Device.register("ada", "Ada", port: martlet.port)

    let beside = try #require(try await link(for: "ADA"))
    #expect(try await confirm(token(of: beside), port: martlet.port).status == 204)
    #expect(try await confirm(token(of: beside), port: martlet.port).status == 422)
    try await martlet.killAtOnce()
    let alone = try #require(try await link(for: "ada"))
    martlet = try await MartletProcess.serving(folder)
    #expect(
      try await confirm(token(of: alone), to: "a third horse", port: martlet.port).status == 204)

    _ = try await Device.logIn("ada", password: "a third horse", port: martlet.port)
    #expect(beside.hasPrefix(LiveChat.publicURL + "/reset-password#ada:"))
    #expect(try await link(for: "nobody") == nil)
  }

  @Test(.enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
  func `A link is made for who is kept in MongoDB too`() async throws {
    let replicas = try await ReplicaSet.shared()
    let store = replicas.uri.replacing("/?", with: "/links\(UUID().uuidString.prefix(8))?")
    let martlet = try await MartletProcess.serving(folder, ["--store", store])
    _ = try await Device.register("ada", "Ada", port: martlet.port)

    let printed = try #require(try await link(for: "ada", ["--store", store]))

    #expect(try await confirm(token(of: printed), port: martlet.port).status == 204)
  }

  private func flags(_ mail: MailServer) -> [String] {
    [
      "--mail-server", "smtp://localhost:\(mail.port)", "--mail-certificates", mail.certificate,
      "--mail-sender", "martlet@chat.example.org",
    ]
  }

  private func link(for name: String, _ flags: [String] = []) async throws -> String? {
    try await Operator.ask(
      [
        "user", "reset-link", name, "--data", folder.path + "/data", "--public-url",
        LiveChat.publicURL,
      ] + flags
    )?.trimmingCharacters(in: .newlines)
  }

  private func token(of link: String) throws -> String {
    String(try #require(link.split(separator: ":").last))
  }

  private func confirm(_ code: String, to password: String = "another horse", port: Int)
    async throws -> Answer
  {
    try await post(
      "password-resets/confirm",
      ["login": "ada", "code": .string(code), "newPassword": .string(password)], port: port)
  }

  private func post(_ path: String, _ body: JSONValue, port: Int) async throws -> Answer {
    try await HTTPClient.send(
      .POST, "/api/v1/" + path, headers: ["Content-Type": "application/json"],
      body: JSON.encode(body), port: port)
  }
}
