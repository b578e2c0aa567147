import Chat
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// A WebSocket as a client of the contract holds it.
///
/// Frames are kept until a test takes them, by what it waits for.
package final class SocketClient: Sendable {
  /// The server's public URL, from which a browser's `Origin` follows.
  package static let publicURL = "http://localhost:8080"

  package let inbox: SocketInbox
  private let channel: any Channel

  private init(channel: any Channel, inbox: SocketInbox) {
    self.channel = channel
    self.inbox = inbox
  }

  deinit { channel.close(promise: nil) }

  /// Opens a socket and says nothing; throws where the server refuses the upgrade.
  package static func open(port: Int) async throws -> SocketClient {
    let inbox = SocketInbox()
    return SocketClient(channel: try await connect(port: port, listener: inbox), inbox: inbox)
  }

  /// The same, told to somebody else.
  package static func connect(port: Int, listener: any SocketListener) async throws -> any Channel {
    let upgrader = NIOTypedWebSocketClientUpgrader<Void>(maxFrameSize: 1 << 24) { channel, _ in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(SocketReader(listener))
      }
    }
    let head = HTTPRequestHead(
      version: .http1_1, method: .GET, uri: "/api/v1/socket",
      headers: [
        "Host": "localhost", "Origin": publicURL, "Sec-WebSocket-Protocol": "martlet.v1",
      ])
    let upgrade = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.seconds(20))
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.pipeline.configureUpgradableHTTPClientPipeline(
          configuration: .init(
            upgradeConfiguration: .init(
              upgradeRequestHead: head, upgraders: [upgrader],
              notUpgradingCompletionHandler: {
                $0.eventLoop.makeFailedFuture(WebSocketRefused())
              }))
        ).map { upgraded in
          // A server that says nothing shall not be waited for for ever.
          let deadline = channel.eventLoop.scheduleTask(in: .seconds(20)) {
            channel.close(promise: nil)
          }
          upgraded.whenComplete { _ in deadline.cancel() }
          return upgraded.map { channel }
        }
      }
    let channel = try await upgrade.get()
    // One that broke off before anybody listened has said so to nobody.
    channel.closeFuture.whenComplete { _ in listener.close(SocketEnd(code: nil, reason: "dropped"))
    }
    return channel
  }

  /// Sends one document.
  package func send(_ frame: JSONValue) async throws {
    try await send(text: String(buffer: JSON.encode(frame)))
  }

  /// Sends any text.
  package func send(text: String) async throws { try await send(.text, ByteBuffer(string: text)) }

  /// Sends bytes under any opcode.
  package func send(_ opcode: WebSocketOpcode, _ payload: ByteBuffer) async throws {
    try await channel.writeAndFlush(
      WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: payload))
  }

  /// Takes the first frame of `type` that is as it should be, waiting for it if need be.
  @discardableResult
  package func next(
    _ type: String, where isIt: @escaping @Sendable (JSONValue) -> Bool = { _ in true }
  )
    async throws -> JSONValue
  {
    try await inbox.take("frame \(type)", on: channel.eventLoop) {
      $0["type"].text == type && isIt($0)
    }
  }

  /// How the server ended it, waiting for that if need be.
  package func end() async throws -> SocketEnd { try await inbox.end(on: channel.eventLoop) }

  /// The answer to `command`, which is given an id.
  package func ask(_ command: [String: JSONValue]) async throws -> JSONValue {
    let id = "c\(inbox.nextNumber())"
    try await send(.object(command.merging(["id": .string(id)]) { $1 }))
    return try await inbox.take("answer to \(id)", on: channel.eventLoop) {
      $0["id"].text == id && ["ok", "error"].contains($0["type"].text)
    }
  }

  /// Returns once everything sent so far has been received, and all that it caused here has come.
  package func settle() async throws {
    let number = JSONValue.integer(Int64(inbox.nextNumber()))
    try await send(["type": "ping", "t": number])
    try await next("pong") { $0["t"] == number }
  }

  /// Takes nothing from the socket any more.
  package func stopReading() async throws {
    try await channel.setOption(.autoRead, value: false).get()
  }

  /// Goes on after ``stopReading()``.
  package func startReading() async throws {
    try await channel.setOption(.autoRead, value: true).get()
  }

  /// Breaks off without a word, as a network does.
  package func vanish() async { try? await channel.close() }
}

package struct WebSocketRefused: Error {}
