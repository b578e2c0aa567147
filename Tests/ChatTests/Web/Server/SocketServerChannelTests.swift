import NIOCore
import Testing

@testable import Chat

@Suite("HTTP and sockets on one port", .timeLimit(.minutes(10)))
struct SocketServerChannelTests {
  private let hello = "GET /hello HTTP/1.1\r\nHost: chat.example\r\n\r\n"

  @Test
  func `requests reach the router, several on one connection`() async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()

      for _ in 1...3 {
        try await client.send(hello)
        #expect(await client.receive(until: "Hello from the router").hasPrefix("HTTP/1.1 200"))
      }
    }
  }

  @Test
  func `requests are answered on the executor's threads where there is one`() async throws {
    for (executor, thread) in [(OwnThread(), "Its own"), (nil, "Any")] {
      try await LiveServer.run(executor: executor) { server in
        let client = try await server.connect()

        for _ in 1...3 {
          try await client.send("GET /thread HTTP/1.1\r\nHost: chat.example\r\n\r\n")
          #expect(await client.receive(until: thread).hasPrefix("HTTP/1.1 200"))
        }
      }
    }
  }

  @Test
  func `bodies reach the router with either framing`() async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()
      let head = "POST /hello HTTP/1.1\r\nHost: chat.example\r\n"

      try await client.send(head + "Content-Length: 5\r\n\r\n12345")
      #expect(await client.receive(until: "Got 5 bytes").hasPrefix("HTTP/1.1 200"))
      try await client.send(
        head + "Transfer-Encoding: chunked\r\n\r\n3\r\n123\r\n4\r\n4567\r\n0\r\n\r\n")
      #expect(await client.receive(until: "Got 7 bytes").hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test
  func `a socket opens, and a frame in the same packet as the handshake is not lost`() async throws
  {
    try await LiveServer.run { server in
      let client = try await server.connect()

      try await client.send(bytes: Array(handshake().utf8) + masked("first"))
      let answer = await client.receive(until: "first")
      try await client.send(bytes: masked("second"))

      #expect(answer.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
      #expect(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
      #expect(await client.receive(until: "second").hasSuffix("second"))
    }
  }

  @Test
  func `a page of another origin is told why, and hung up on`() async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()

      try await client.send(handshake(origin: "https://evil.example"))
      let answer = await client.receive()

      #expect(answer.hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
      #expect(answer.contains("Content-Type: application/problem+json\r\n"))
      #expect(answer.contains("\"code\":\"origin-refused\""))
    }
  }

  @Test
  func `a handshake without the subprotocol is malformed`() async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()

      try await client.send(handshake(subprotocol: "chat"))
      let answer = await client.receive()

      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
      #expect(answer.contains("\"code\":\"malformed\""))
    }
  }

  @Test(arguments: [
    "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Close, TE\r\n\r\n",
    "GET /hello HTTP/1.0\r\n\r\n",
  ])
  func `the last request of a connection is answered, and then the server hangs up`(
    request: String
  ) async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()

      try await client.send(request)

      #expect(await client.receive().hasSuffix("Hello from the router"))
    }
  }

  @Test(arguments: [
    "GET /hello HTTP/1.1\r\n\r\n",
    "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "POST /hello HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET /hello HTTP/1.1\r\nHost : a\r\n\r\n",
    "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n",
    "POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "\u{16}\u{3}\u{1} not HTTP at all\r\n\r\n",
  ])
  func `what a proxy might read differently is a bad request`(request: String) async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()

      try await client.send(request)
      let answer = await client.receive()

      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
      #expect(!answer.contains("HTTP/1.1 200"))
    }
  }

  @Test
  func `thousands of headers are a bad request`() async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()
      let headers = (1...3000).map { "X-\($0): \($0)\r\n" }.joined()

      try await client.send("GET /hello HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n")

      #expect(await client.receive().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }
  }

  @Test
  func `a bad request comes after the answers to the good ones before it`() async throws {
    try await LiveServer.run { server in
      let client = try await server.connect()

      try await client.send(hello + "GET /hello HTTP/1.1\r\n\r\n")
      let answer = await client.receive()

      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("Hello from the routerHTTP/1.1 400 Bad Request\r\n"))
    }
  }

  @Test
  func `who connects and says nothing, or not enough, is hung up on`() async throws {
    let timeouts = ConnectionTimeouts(firstRequest: .milliseconds(100))
    try await LiveServer.run(timeouts: timeouts) { server in
      let silent = try await server.connect()
      let halting = try await server.connect()
      // On a busy machine it may have been hung up on already, which is what is asked for.
      try? await halting.send("GET /hello HTTP/1.1\r\nHost: ")

      #expect(await silent.receive() == "")
      #expect(await halting.receive() == "")
    }
  }

  @Test
  func `who asks for nothing more is hung up on`() async throws {
    let timeouts = ConnectionTimeouts(idle: .milliseconds(100))
    try await LiveServer.run(timeouts: timeouts) { server in
      let idle = try await server.connect()
      try await idle.send(hello)

      #expect(await idle.receive().hasSuffix("Hello from the router"))
    }
  }

  @Test
  func `a later head that trickles in is as good as silence`() async throws {
    let timeouts = ConnectionTimeouts(idle: .milliseconds(300))
    try await LiveServer.run(timeouts: timeouts) { server in
      let client = try await server.connect()
      try await client.send(hello)
      _ = await client.receive(until: "Hello from the router")
      // On a busy machine it may have been hung up on already, which is what is asked for.
      try? await client.send("GET /hello HTTP/1.1\r\nX-Slow: ")
      let trickle = Task {
        while true {
          try await Task.sleep(for: .milliseconds(20))
          try await client.send("x")
        }
      }

      #expect(await client.receive() == "")
      trickle.cancel()
    }
  }

  @Test
  func `a server that stops says goodbye to sockets and waits for nobody else`() async throws {
    try await LiveServer.run { server in
      let silent = try await server.connect()
      let idle = try await server.connect()
      try await idle.send(hello)
      _ = await idle.receive(until: "Hello from the router")
      let socket = try await server.connect()
      try await socket.send(handshake())
      _ = await socket.receive(until: "\r\n\r\n")

      await server.group.triggerGracefulShutdown()
      let goodbye = await socket.receive(until: "10")
      // On a busy machine the server may have hung up already.
      try? await socket.send(bytes: [0x88, 0x80, 0, 0, 0, 0])

      #expect(goodbye.utf8.suffix(2).elementsEqual("10".utf8))
      #expect(await idle.receive() == "")
      #expect(await silent.receive() == "")
    }
  }

  private func handshake(
    origin: String = "https://chat.example",
    subprotocol: String = "martlet.v1"
  ) -> String {
    """
    GET /api/v1/socket HTTP/1.1\r
    Host: chat.example\r
    Upgrade: websocket\r
    Connection: Upgrade\r
    Origin: \(origin)\r
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
    Sec-WebSocket-Version: 13\r
    Sec-WebSocket-Protocol: \(subprotocol)\r
    \r

    """
  }

  /// A short text as a client frames it, under a mask of zeros.
  private func masked(_ text: String) -> [UInt8] {
    [0x81, 0x80 | UInt8(text.utf8.count), 0, 0, 0, 0] + Array(text.utf8)
  }
}
