import Foundation
import Testing

@testable import Martlet

// One at a time: each starts processes.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ServeTests {
  private let folder: TemporaryFolder
  private let flags: [String]

  init() throws {
    folder = try TemporaryFolder()
    flags = ["--port", "{port}", "--data", folder.path + "/data"]
  }

  @Test func `A server is ready, keeps its files to itself and logs JSON alone`() async throws {
    let martlet = try MartletProcess(["serve", "--log-level", "trace"] + flags)

    try #require(try await martlet.isServing())
    let socket = try LoopbackSocket(connectingTo: martlet.port)
    try socket.send("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")

    #expect(socket.receive().hasPrefix("HTTP/1.1 200 "))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data") {
      let isFolder = ["drafts", "media", "uploads"].contains(name)
      #expect(
        try permissions(of: folder.path + "/data/" + name) == (isFolder ? 0o700 : 0o600), "\(name)")
    }
    // It goes on writing: what follows the last end of a line is not yet one.
    for line in martlet.logged.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
    #expect(martlet.printed == "")
    for secret in try secrets() { #expect(!martlet.logged.contains(secret)) }
  }

  @Test func `Keys that are rotated beside a running server are used within seconds`() async throws
  {
    let martlet = try MartletProcess(flags)
    try #require(try await martlet.isServing())
    let before = try secrets()

    let rotation = try MartletProcess(["keys", "rotate", "--data", folder.path + "/data"])

    #expect(try await rotation.exitStatus() == 0)
    #expect(rotation.printed.hasPrefix("New access tokens are signed with the key "))
    #expect(try await martlet.logs("Signing with another key"))
    for secret in try before + secrets(count: 4) {
      #expect(!martlet.logged.contains(secret))
      #expect(!rotation.printed.contains(secret))
    }
  }

  @Test func `Told to stop, it ends well within five seconds, whatever is still open`() async throws
  {
    let martlet = try MartletProcess(flags)
    try #require(try await martlet.isServing())
    let silent = try LoopbackSocket(connectingTo: martlet.port)
    let idle = try LoopbackSocket(connectingTo: martlet.port)
    try idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(idle.receive().hasPrefix("HTTP/1.1 200 "))
    let unfinished = try LoopbackSocket(connectingTo: martlet.port)
    try unfinished.send("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Le")
    let webSocket = try Self.openWebSocket(to: martlet.port)

    martlet.send(SIGTERM)

    // An alarm kills it where it takes five seconds.
    #expect(try await martlet.exitStatus() == 0)
    #expect(martlet.endingSignal == nil)
    withExtendedLifetime((silent, idle, unfinished, webSocket)) {}
  }

  @Test func `Told twice, it ends at once`() async throws {
    let martlet = try MartletProcess(flags + ["--shutdown-deadline", "60"])
    try #require(try await martlet.isServing())
    // A client that does not answer the closing handshake holds up the first stop.
    let webSocket = try Self.openWebSocket(to: martlet.port)

    martlet.send(SIGINT)
    #expect(try await martlet.logs("Stopping"))
    martlet.send(SIGINT)

    // By itself it would end a minute later, and by no signal.
    #expect(try await martlet.exitStatus() != nil)
    #expect(martlet.endingSignal == SIGINT)
    withExtendedLifetime(webSocket) {}
  }

  @Test func `Killed, it starts again on the same data with the same secrets`() async throws {
    let first = try MartletProcess(flags)
    try #require(try await first.isServing())
    let made = try secrets()

    first.send(SIGKILL)
    _ = try await first.exitStatus()
    let second = try MartletProcess(flags)

    #expect(try await second.isServing())
    #expect(try secrets() == made)
  }

  @Test func `A second server on the same data is refused`() async throws {
    let first = try MartletProcess(flags)
    try #require(try await first.isServing())

    let second = try MartletProcess(flags)

    #expect(try await second.exitStatus() == ExitCode.taken.rawValue)
    #expect(second.logged.contains("Another server is running on the data directory"))
  }

  @Test func `A port that is taken is named`() async throws {
    let other = try LoopbackSocket.listening()
    let port = try other.port()

    let martlet = try MartletProcess(flags, port: port)

    #expect(try await martlet.exitStatus() == ExitCode.unavailable.rawValue)
    #expect(martlet.logged.contains("Cannot listen on 127.0.0.1:\(port): Address already in use."))
    withExtendedLifetime(other) {}
  }

  @Test(arguments: [
    (["--prot", "1"], [:], ExitCode.usage, "--prot is not an option. Did you mean --port?"),
    (["sevre"], [:], .usage, "\"sevre\" is not a command. Did you mean serve?"),
    ([], ["MARTLET_PORT": "x"], .configuration, "MARTLET_PORT is \"x\"; allowed is a whole number"),
  ])
  func `A wrong word ends it before it has made anything`(
    arguments: [String],
    environment: [String: String],
    code: ExitCode,
    complaint: String
  ) async throws {
    let martlet = try MartletProcess(arguments, environment: environment)

    #expect(try await martlet.exitStatus() == code.rawValue)
    #expect(martlet.logged.contains(complaint))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/data"))
  }

  @Test(arguments: [
    (["version"], "martlet \(MartletCommand.version)\n"),
    (["help"], Help.text),
    (
      ["config", "--port", "1", "--media-worker", ""],
      "port                   = 1                   (--port)\n"
    ),
  ])
  func `What is asked for is printed`(arguments: [String], text: String) async throws {
    let martlet = try MartletProcess(arguments)

    #expect(try await martlet.exitStatus() == 0)
    #expect(martlet.printed.contains(text))
    #expect(martlet.logged == "")
  }

  /// The keys of the server, as they stand on its disk.
  private func secrets(count: Int = 3) throws -> [String] {
    let text = try String(contentsOfFile: folder.path + "/data/secrets.json", encoding: .utf8)
    let keys = text.split(separator: "\"").map(String.init).filter { $0.count > 40 }
    try #require(keys.count == count)
    return keys
  }

  /// A socket that has been opened as a browser does it (RFC 6455, section 4.1) and has answered.
  private static func openWebSocket(to port: Int) throws -> LoopbackSocket {
    let socket = try LoopbackSocket(connectingTo: port)
    try socket.send(
      """
      GET /api/v1/socket HTTP/1.1\r
      Host: localhost:\(port)\r
      Origin: http://localhost:\(port)\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Protocol: martlet.v1\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r

      """
    )
    try #require(socket.receive().hasPrefix("HTTP/1.1 101 "))
    let ping: [UInt8] = [0x89, 0x80, 0, 0, 0, 0]
    try socket.send(ping)
    try #require(!socket.receive().isEmpty)
    return socket
  }
}
