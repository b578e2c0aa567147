import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Chat

/// What browsers are told about keeping the client's files, and what its pages may do.
@Suite struct WebClientTests {
  @Test func `The page and its worker are asked for anew each time, hashed files never`() throws {
    let client = try Self.client()

    for path in ["/", "/c/some-conversation", "/sw.js"] {
      #expect(client.respond(to: Self.get(path))?.headers[.cacheControl] == "no-cache")
    }
    let kept = client.respond(to: Self.get("/assets/app-1.js"))?.headers[.cacheControl]
    #expect(kept == "public, max-age=31536000, immutable")
  }

  @Test func `The worker is code, at the root, so that it may serve every page`() throws {
    let response = try Self.client().respond(to: Self.get("/sw.js"))

    #expect(response?.headers[.contentType] == "text/javascript; charset=utf-8")
  }

  @Test func `The policy lets the page name its worker, and nothing else become code`() {
    let policy = SecurityHeaders<ChatContext>.policy

    #expect(policy.contains("script-src 'self';"))
    #expect(policy.contains("require-trusted-types-for 'script'"))
    #expect(policy.hasSuffix("trusted-types martlet-worker"))
  }

  private static func get(_ path: String) -> Request {
    Request(
      head: .init(method: .get, scheme: "http", authority: "localhost", path: path),
      body: .init(buffer: .init()))
  }

  private static func client() throws -> WebClient {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("martlet-client-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let assets = folder.appendingPathComponent("assets")
    try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
    for name in ["index.html", "sw.js", "assets/app-1.js"] {
      try Data(name.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try WebClient(folder: folder.path)
  }
}
