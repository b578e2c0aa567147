import ChatTesting
import Foundation
import Hummingbird
import Testing

@testable import Chat

@Suite struct WebClientTests {
  private let folder: TemporaryFolder
  private let client: WebClient

  init() throws {
    folder = try TemporaryFolder()
    let assets = folder.path + "/assets"
    try FileManager.default.createDirectory(atPath: assets, withIntermediateDirectories: false)
    for (name, text) in [
      ("index.html", "<title>Martlet</title>"), ("sw.js", "worker"),
      ("openapi.yaml", "openapi: 3.1.0"),
      ("assets/app-1.js", "app"), ("assets/app-1.js.gz", "zipped"),
      ("assets/app-1.js.br", "brotli"),
      ("assets/app-1.css", "style"), ("assets/app-1.css.gz", "zipped"),
    ] { try Data(text.utf8).write(to: URL(filePath: folder.path + "/" + name)) }
    client = try WebClient(folder: folder.path)
  }

  @Test(arguments: ["/", "/chats/01890a5d", "/settings", "/healthzz", "/apis"])
  func `A path of no file is a page of the client's`(path: String) throws {
    let answer = try #require(try respond(to: path))

    #expect(answer.status == .ok)
    #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
    #expect(answer.headers[.cacheControl] == "no-cache")
  }

  @Test(arguments: [
    "/healthz", "/readyz", "/metrics", "/api", "/api/", "/api/v1/nothing", "/metrics/x",
    "/assets/none.js", "/favicon.ico", "/index.html.gz", "/../secrets.json", "/assets/app-1.js.br",
  ])
  func `What programs ask for, and a file that is not there, is no page`(path: String) throws {
    #expect(try respond(to: path) == nil)
  }

  @Test func `A file can only be read, and other methods find no page`() throws {
    for method in [HTTPRequest.Method.post, .delete, .trace] {
      let refused = try #require(try respond(to: "/sw.js", method: method))
      #expect(refused.status == .methodNotAllowed)
      #expect(refused.headers[.allow] == "GET, HEAD")
    }
    for method in [HTTPRequest.Method.post, .put, .delete, .patch, .options] {
      #expect(try respond(to: "/", method: method) == nil)
    }
    #expect(try respond(to: "/", method: .head)?.headers[.contentLength] == "22")
  }

  @Test func `What is named after its content is kept for ever, the rest is asked for anew`() throws
  {
    let asset = try #require(try respond(to: "/assets/app-1.js"))
    #expect(asset.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(asset.headers[.contentType] == "text/javascript; charset=utf-8")
    let worker = try #require(try respond(to: "/sw.js"))
    #expect(worker.headers[.cacheControl] == "no-cache")
    #expect(worker.headers[.contentType] == "text/javascript; charset=utf-8")
    let page = try #require(try respond(to: "/openapi.yaml"))
    #expect(page.headers[.cacheControl] == "no-cache")
    #expect(page.headers[.contentType] == "application/yaml")
  }

  @Test func `Whoever has it already is told so`() throws {
    let page = try #require(try respond(to: "/"))
    let tag = try #require(page.headers[.eTag])
    #expect(tag.hasPrefix("\"") && tag.count == 34)
    #expect(try tag != respond(to: "/openapi.yaml")?.headers[.eTag])

    for tags in [tag, "*", "\"x\", \(tag)"] {
      let again = try #require(try respond(to: "/chats", headers: [.ifNoneMatch: tags]))
      #expect(again.status == .notModified)
      #expect(again.headers[.eTag] == tag)
    }
    #expect(try respond(to: "/", headers: [.ifNoneMatch: "\"x\""])?.status == .ok)
  }

  @Test(arguments: [
    ("/assets/app-1.js", "br, gzip", "br"), ("/assets/app-1.js", "gzip, deflate, br;q=0", "gzip"),
    ("/assets/app-1.js", "gzip;q=0.5", "gzip"), ("/assets/app-1.js", "", nil),
    ("/assets/app-1.js", "brotli", nil), ("/assets/app-1.css", "br, gzip", "gzip"),
    ("/assets/app-1.css", "br", nil), ("/", "br, gzip", nil),
  ])
  func `It comes compressed as the browser can take it, and as it was made`(
    path: String, accepted: String, coding: String?
  ) throws {
    let answer = try #require(try respond(to: path, headers: [.acceptEncoding: accepted]))

    #expect(answer.headers[.contentEncoding] == coding)
    #expect(answer.headers[.vary] == "Accept-Encoding")
  }

  @Test func `A folder without a page is no client`() throws {
    let empty = try TemporaryFolder()

    #expect(throws: WebClient.Missing.self) { try WebClient(folder: empty.path) }
  }

  private func respond(
    to path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
  ) throws -> Response? {
    try client.respond(
      to: Request(
        head: HTTPRequest(
          method: method, scheme: "http", authority: "localhost", path: path,
          headerFields: headers),
        body: RequestBody(buffer: ByteBuffer())))
  }
}
