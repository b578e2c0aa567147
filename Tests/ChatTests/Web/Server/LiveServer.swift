import Dispatch
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Realtime
import ServiceLifecycle

@testable import Chat

/// The server's channel on a real port of this machine, with one route and a socket that echoes.
struct LiveServer: Sendable {
  let group: ServiceGroup
  private let address: SocketAddress

  static func run(
    timeouts: ConnectionTimeouts = ConnectionTimeouts(),
    executor: OwnThread? = nil,
    _ body: @Sendable (LiveServer) async throws -> Void
  ) async throws {
    let router = Router()
    router.get("/hello") { _, _ in "Hello from the router" }
    router.get("/thread") { _, _ in executor?.isHere == true ? "Its own" : "Any" }
    router.post("/hello") { request, _ in
      "Got \(try await request.body.collect(upTo: 1 << 20).readableBytes) bytes"
    }
    let (ports, port) = AsyncStream.makeStream(of: SocketAddress?.self)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let app = Application(
      router: router,
      server: HTTPServerBuilder { responder in
        SocketServerChannel(
          responder: responder,
          endpoint: endpoint(logger),
          timeouts: timeouts,
          executor: executor
        )
      },
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress) },
      logger: logger
    )
    let group = ServiceGroup(configuration: .init(services: [app], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for await address in ports {
        guard let address else { throw ChannelError.unknownLocalAddress }
        try await body(LiveServer(group: group, address: address))
        break
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  func connect() async throws -> RawClient {
    try await RawClient.connect(to: address)
  }

  private static func endpoint(_ logger: Logger) -> SocketEndpoint {
    var settings = RealtimeSettings()
    settings.helloDeadline = .hours(1)
    settings.silence = .hours(1)
    let hub = Hub(bus: LocalBus(), settings: settings, logger: logger)
    return SocketEndpoint(
      path: "/api/v1/socket",
      subprotocol: "martlet.v1",
      isAllowed: { $0 == "https://chat.example" },
      makeHandler: { _, _ in SocketHandler(hub: hub) { Echo($0) } }
    )
  }
}

/// Runs tasks on a thread that knows itself.
final class OwnThread: TaskExecutor {
  private let queue = DispatchQueue(label: "own")
  private let mark = DispatchSpecificKey<Bool>()

  init() { queue.setSpecific(key: mark, value: true) }

  var isHere: Bool { DispatchQueue.getSpecific(key: mark) == true }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

private final class Echo: Receiver {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func receive(_ text: ByteBuffer) async {
    connection.send(Frame(text: text))
  }

  func closed() async {}
}
