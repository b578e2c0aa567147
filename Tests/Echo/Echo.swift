import Chat
import Foundation
import Hummingbird
import Logging
import NIOCore
import Realtime

/// Sends every message back: the other end of a conformance suite, over the product's own pipeline.
///
/// The suite sends messages of up to 16 MiB, so the bounds on sizes are raised; nothing else differs
/// from what `martlet serve` runs.
@main
struct Echo {
  fileprivate static let messageBytes = 64 << 20

  static func main() async throws {
    var logger = Logger(label: "echo")
    logger.logLevel = .critical
    var settings = RealtimeSettings()
    settings.greetingBytes = messageBytes
    settings.messageBytes = messageBytes
    settings.outboxBytes = 2 * messageBytes
    let hub = Hub(bus: LocalBus(), settings: settings, logger: logger)
    let server = Application(
      router: Router(),
      server: .http1WithSocket(path: "/echo", subprotocol: "martlet.v1", isAllowed: { _ in true }) {
        _, _ in SocketHandler(hub: hub) { EchoReceiver($0) }
      },
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in
        // Whoever has started this reads the port here, and a pipe would wait for more.
        FileHandle.standardOutput.write(Data("\(channel.localAddress?.port ?? 0)\n".utf8))
      },
      logger: logger)
    try await server.runService()
  }
}

/// Sends each message of one connection back to it.
private final class EchoReceiver: BinaryReceiver {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
    connection.admit(maximumMessageBytes: Echo.messageBytes)
  }

  func receive(_ text: ByteBuffer) async { connection.send(Frame(text: text)) }

  func receive(binary: ByteBuffer) async { connection.send(Frame(binary: binary)) }

  func closed() async {}
}
