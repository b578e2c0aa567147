import Chat
import ChatTesting
import Foundation
import NIOHTTP1
import Testing

/// What every kind of answer tells a browser to keep people safe by.
@Suite(.timeLimit(.minutes(10))) struct FaceTests {
  /// A kind of answer, how it may be kept, and whether a page could come of it.
  private struct Kind {
    let name: Comment
    let status: Int
    let cache: String
    var mayLoad = true
    let ask: @Sendable (Device, _ media: String) async throws -> Answer
  }

  private static let kinds = [
    Kind(name: "page", status: 200, cache: "no-cache") { ada, _ in try await ada.fetch("/people") },
    Kind(name: "asset", status: 200, cache: "public, max-age=31536000, immutable") { ada, _ in
      try await ada.fetch("/assets/app-1.js")
    },
    Kind(name: "answer", status: 200, cache: "no-store") { ada, _ in
      try await ada.send(.GET, "users/me")
    },
    Kind(name: "nothing to say", status: 204, cache: "no-store") { ada, _ in
      try await ada.tus(.OPTIONS, "/api/v1/uploads")
    },
    Kind(name: "media", status: 200, cache: "private, max-age=86400", mayLoad: false) {
      try await $0.send(.GET, "media/\($1)/original")
    },
    Kind(name: "refusal", status: 404, cache: "no-store") { ada, _ in
      try await ada.send(.GET, "conversations/none")
    },
    Kind(name: "nobody's", status: 401, cache: "no-store") { ada, _ in
      try await ada.fetch("/api/v1/users/me")
    },
    Kind(name: "no such route", status: 404, cache: "no-store") { ada, _ in
      try await ada.fetch("/api/v1/nothing")
    },
    Kind(name: "no such method", status: 405, cache: "no-store") { ada, _ in
      try await ada.send(.PUT, "users")
    },
    Kind(name: "socket refused", status: 403, cache: "no-store", mayLoad: false) { ada, _ in
      try await ada.fetch("/api/v1/socket", handshake)
    },
  ]

  private static let handshake: HTTPHeaders = [
    "Connection": "Upgrade", "Upgrade": "websocket", "Origin": "https://elsewhere.example",
    "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
    "Sec-WebSocket-Protocol": "martlet.v1",
  ]

  @Test func `Every kind of answer carries the headers that keep a browser safe`() async throws {
    let folder = try TemporaryFolder()
    let client = folder.path + "/web"
    try FileManager.default.createDirectory(
      atPath: client + "/assets", withIntermediateDirectories: true)
    for name in ["index.html", "assets/app-1.js"] {
      try Data("martlet".utf8).write(to: URL(filePath: "\(client)/\(name)"))
    }
    let url = try #require(PublicURL("https://chat.example.org"))
    try await LiveChat.run(
      preparer: PlainPreparer(),
      settings: {
        $0.publicURL = url
        $0.webRoot = client
      }
    ) { chat in
      let ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let media = try await ada.upload("moth")
      for kind in Self.kinds { expect(try await kind.ask(ada, media), kind) }
    }
  }

  private func expect(_ answer: Answer, _ kind: Kind) {
    #expect(answer.status == kind.status, kind.name)
    for (name, value) in [
      ("Cache-Control", kind.cache), ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] { #expect(answer.headers[name] == [value], kind.name) }
    let features = answer.headers["Permissions-Policy"].first ?? ""
    #expect(features.contains("geolocation=()") && features.contains("microphone=()"), kind.name)
    let policies = answer.headers["Content-Security-Policy"]
    #expect(policies.count == 1, kind.name)
    let policy = policies.first ?? ""
    #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), kind.name)
    #expect(policy.contains("frame-ancestors 'none'"), kind.name)
    #expect(policy.contains("require-trusted-types-for 'script'") == kind.mayLoad, kind.name)
    #expect(answer.headers["Server"].isEmpty, kind.name)
    #expect(answer.headers["Access-Control-Allow-Origin"].isEmpty, kind.name)
  }
}

extension Device {
  /// Without what shows who it is.
  fileprivate func fetch(_ path: String, _ headers: HTTPHeaders = [:]) async throws -> Answer {
    try await HTTPClient.send(.GET, path, headers: headers, port: port)
  }
}
