import ChatTesting
import Hummingbird
import Testing

@testable import Chat

/// The document that clients are written from names exactly the routes there are.
@Suite struct RouteTableTests {
  /// Answered before the router: an upgrade, and a file of the web client.
  private static let outside: Set = ["GET /api/v1/socket", "GET /openapi.yaml"]

  @Test func `The routes are those of openapi.yaml, method by method`() async throws {
    let documented = OpenAPIPaths(try OpenAPIPaths.document()).operations
    let served = try await Self.served()

    #expect(documented.subtracting(served) == Self.outside)
    #expect(served.subtracting(documented) == [])
  }

  @Test func `A path of another name, and a method left out, are noticed`() async throws {
    let text = try OpenAPIPaths.document()
      .replacing("  /api/v1/friends:\n", with: "  /api/v1/foes:\n")
      .replacing("    patch:\n", with: "    x-patch:\n")

    let documented = OpenAPIPaths(text).operations
    let served = try await Self.served()

    #expect(documented.subtracting(served) == Self.outside.union(["GET /api/v1/foes"]))
    #expect(
      served.subtracting(documented) == [
        "GET /api/v1/friends", "PATCH /api/v1/users/me", "PATCH /api/v1/conversations/{id}",
        "PATCH /api/v1/conversations/{id}/messages/{seq}", "PATCH /api/v1/uploads/{id}",
        "PATCH /api/v1/operator/people/{id}", "PATCH /api/v1/operator/settings",
      ])
  }

  private static func served() async throws -> Set<String> {
    let url = try #require(PublicURL("http://localhost:8080"))
    let chat = try await ChatApplication(
      stores: MemoryStores(), secrets: .test, settings: ChatSettings(publicURL: url),
      logger: .silent)
    return Set(chat.makeRouter().routes.map { "\($0.method.rawValue) \($0.path)" })
  }
}
