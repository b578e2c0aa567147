import NIOHTTP1
import Testing

@testable import Chat
@testable import Realtime

@Suite("The opening handshake")
struct SocketHandshakeTests {
  @Test
  func `a browser's request is accepted with the answer the standard computes`() throws {
    let headers = try #require(accepted(request()))

    #expect(headers["Sec-WebSocket-Accept"] == ["s3pPLMBiTxaQ9kYGzzhZRbK+xOo="])
    #expect(headers["Sec-WebSocket-Protocol"] == ["martlet.v1"])
    #expect(headers["Upgrade"] == ["websocket"])
    #expect(headers["Connection"] == ["Upgrade"])
  }

  @Test
  func `tokens may be listed and written in any case`() {
    let head = request {
      $0.headers.replaceOrAdd(name: "Connection", value: "keep-alive, upgrade")
      $0.headers.replaceOrAdd(name: "Upgrade", value: "WebSocket")
      $0.headers.replaceOrAdd(name: "Sec-WebSocket-Protocol", value: "other, martlet.v1")
      $0.uri = "/api/v1/socket?ignored"
    }

    #expect(accepted(head) != nil)
  }

  @Test
  func `programs that send no origin are let in, and pages of other origins are not`() {
    #expect(accepted(request { $0.headers.remove(name: "Origin") }) != nil)
    #expect(refusal(request { $0.set("Origin", "https://evil.example") }) == .originRefused)
    #expect(refusal(request { $0.set("Origin", "null") }) == .originRefused)
    #expect(
      refusal(request { $0.headers.add(name: "Origin", value: "https://chat.example") })
        == .originRefused)
  }

  @Test
  func `what is not a handshake of the standard is malformed`() {
    let faults: [(inout HTTPRequestHead) -> Void] = [
      { $0.method = .POST },
      { $0.version = .http1_0 },
      { $0.set("Connection", "keep-alive") },
      { $0.set("Sec-WebSocket-Version", "12") },
      { $0.headers.remove(name: "Sec-WebSocket-Version") },
      { $0.headers.remove(name: "Sec-WebSocket-Key") },
      { $0.set("Sec-WebSocket-Key", "dG9vIHNob3J0") },
      { $0.set("Sec-WebSocket-Key", "not base64 at all!!!!!!!") },
      { $0.headers.add(name: "Sec-WebSocket-Key", value: "dGhlIHNhbXBsZSBub25jZQ==") },
      { $0.headers.remove(name: "Host") },
      { $0.headers.add(name: "Host", value: "other.example") },
      { $0.set("Content-Length", "5") },
      { $0.set("Transfer-Encoding", "chunked") },
      { $0.set("Sec-WebSocket-Protocol", "martlet.v2") },
      { $0.headers.remove(name: "Sec-WebSocket-Protocol") },
    ]

    for (index, fault) in faults.enumerated() {
      #expect(refusal(request(fault)) == .malformed, "fault \(index)")
    }
  }

  @Test
  func `any other path, and a plain request for this one, is the router's`() {
    #expect(isOrdinary(request { $0.uri = "/api/v1/sockets" }))
    #expect(isOrdinary(request { $0.headers.remove(name: "Upgrade") }))
    #expect(isOrdinary(request { $0.set("Upgrade", "h2c") }))
  }

  private let endpoint = SocketEndpoint(
    path: "/api/v1/socket",
    subprotocol: "martlet.v1",
    isAllowed: { $0 == "https://chat.example" },
    makeHandler: { _, _ in
      SocketHandler(hub: Hub(bus: LocalBus(), logger: .init(label: "test"))) { _ in
        preconditionFailure("a handshake opens no socket")
      }
    }
  )

  private func request(_ change: (inout HTTPRequestHead) -> Void = { _ in }) -> HTTPRequestHead {
    var head = HTTPRequestHead(
      version: .http1_1,
      method: .GET,
      uri: "/api/v1/socket",
      headers: [
        "Host": "chat.example", "Upgrade": "websocket", "Connection": "Upgrade",
        "Origin": "https://chat.example", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": "martlet.v1",
      ]
    )
    change(&head)
    return head
  }

  private func accepted(_ head: HTTPRequestHead) -> HTTPHeaders? {
    guard case .accepted(let headers) = SocketHandshake.judge(head, for: endpoint)
    else { return nil }
    return headers
  }

  private func refusal(_ head: HTTPRequestHead) -> ProblemCode? {
    guard case .refused(let refused) = SocketHandshake.judge(head, for: endpoint)
    else { return nil }
    return refused.problem.code
  }

  private func isOrdinary(_ head: HTTPRequestHead) -> Bool {
    if case .ordinary = SocketHandshake.judge(head, for: endpoint) { true } else { false }
  }
}

extension HTTPRequestHead {
  fileprivate mutating func set(_ name: String, _ value: String) {
    headers.replaceOrAdd(name: name, value: value)
  }
}
