import Chat
import ChatTesting
import Foundation
import Testing

/// `martlet user` beside a server that runs.
@Suite(.serialized, .timeLimit(.minutes(10))) struct UserCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [false, true])
  func `Who is suspended or deleted beside a running server is out of it within five seconds`(
    inMongoDB: Bool
  ) async throws {
    let flags = try await store(inMongoDB)
    guard let flags else { return }
    let martlet = try await MartletProcess.serving(folder, flags)
    _ = try await Device.register("ada", "Ada Lovelace", port: martlet.port)
    let grace = try await Device.register("grace", "Grace Hopper", port: martlet.port)
    let linus = try await Device.register("linus", "Linus Pauling", port: martlet.port)
    let (hers, his) = (try await grace.connect(), try await linus.connect())

    #expect(try await user(["suspend", "GRACE"], flags)?.contains("is suspended") == true)
    #expect(try await hers.end().code == 4403)
    let refused = try await Device.answer(
      "grace", password: Device.password, port: martlet.port)
    refused.expect(403, "suspended")
    #expect(try await user(["delete", "linus"], flags) == nil, "nobody says it again")
    #expect(try await user(["delete", "linus", "--yes"], flags) != nil)

    #expect(try await his.end().code == 4403)
    #expect(try await user(["resume", "grace"], flags) != nil)
    var back = try await Device.logIn("grace", port: martlet.port)
    #expect(try await user(["make-operator", "grace"], flags) != nil)
    #expect(try await user(["make-member", "ada"], flags) != nil)
    #expect(try await user(["make-member", "grace"], flags) == nil, "she is the last one")
    #expect(try await user(["delete", "grace", "--yes"], flags) == nil, "she is an operator")
    back.port = martlet.port
    let audit = try await back.send(.GET, "operator/audit").json["items"].items
    #expect(
      audit.map { $0["act"] }
        == ["made-member", "made-operator", "resumed", "deleted", "suspended"])
    #expect(audit.allSatisfy { $0["by"] == .null })
    let list = try #require(try await user(["list"], flags))
    #expect(list.split(separator: "\n").count == 3)
    #expect(list.contains("grace  operator") && list.contains("to be deleted"))
    #expect(try await user(["list", "gra"], flags)?.contains("ada") == false)
    #expect(try await user(["suspend", "nobody"], flags) == nil)
  }

  @Test func `Whoever deletes somebody at a terminal says the name again`() async throws {
    let martlet = try await MartletProcess.serving(folder)
    _ = try await Device.register("ada", "Ada Lovelace", port: martlet.port)
    _ = try await Device.register("grace", "Grace Hopper", port: martlet.port)
    let delete = ["user", "delete", "grace", "--data", folder.path + "/data"]

    #expect(try await Operator.run(delete, typing: "ada") != 0)
    #expect(try await user(["list", "grace"], [])?.contains("to be deleted") == false)
    #expect(try await Operator.run(delete, typing: "grace") == 0)
    #expect(try await user(["list", "grace"], [])?.contains("to be deleted") == true)
  }

  /// Nil where there is no such store on this machine.
  private func store(_ inMongoDB: Bool) async throws -> [String]? {
    guard inMongoDB else { return [] }
    guard ReplicaSet.isAvailable else { return nil }
    let replicas = try await ReplicaSet.shared()
    return ["--store", replicas.uri.replacing("/?", with: "/user\(UUID().uuidString.prefix(8))?")]
  }

  private func user(_ words: [String], _ flags: [String]) async throws -> String? {
    try await Operator.ask(
      ["user"] + words + ["--data", folder.path + "/data", "--public-url", LiveChat.publicURL]
        + flags)
  }
}
