import Chat
import ChatTesting
import Logging
import NIOCore
import Realtime
import SQLiteStore
import ServiceLifecycle

/// The real server over a real database file, on a port of loopback, as long as a test needs it.
struct LiveChat: Sendable {
  static let publicURL = SocketClient.publicURL
  /// What a browser at the public URL sends.
  static let origin = publicURL

  let port: Int
  let epoch: String

  /// Serves from `folder` while `body` runs, then stops as `martlet serve` does.
  static func run<Value: Sendable>(
    in folder: TemporaryFolder? = nil, preparer: (any MediaPreparer)? = nil,
    world: World = .real, logger: Logger = .silent,
    settings change: (inout ChatSettings) -> Void = { _ in },
    realtime: RealtimeSettings = RealtimeSettings(),
    wrapping wrap: (SQLiteStores) -> any Stores = { $0 },
    _ body: @Sendable (LiveChat) async throws -> Value
  ) async throws -> Value {
    let folder = try folder ?? TemporaryFolder()
    guard let publicURL = PublicURL(publicURL) else { throw NoPort() }
    var settings = ChatSettings(publicURL: publicURL)
    change(&settings)
    let stores = try await SQLiteStores(folder: folder.path)
    let chat = try await ChatApplication(
      stores: wrap(stores), preparer: preparer, secrets: .test, settings: settings,
      realtime: realtime, world: world,
      logger: logger)
    let (ports, port) = AsyncStream.makeStream(of: Int?.self)
    let server = chat.makeServer(
      host: "127.0.0.1", port: 0, ready: { port.yield($0.localAddress?.port) })
    // Each has a name, because the log would otherwise describe it down to its last member.
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: server, serviceName: "server"),
          .init(service: Beside(chat: chat), serviceName: "beside"),
        ], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        // Without this, a server that can't start would leave the test waiting for its port.
        defer { port.finish() }
        try await group.run()
      }
      guard let bound = await ports.first(where: { _ in true }), let bound else { throw NoPort() }
      let value: Value
      do {
        value = try await body(LiveChat(port: bound, epoch: stores.epoch))
      } catch {
        await group.triggerGracefulShutdown()
        try? await tasks.waitForAll()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try await stores.close()
      return value
    }
  }

  /// The product's work beside the requests, and its goodbye.
  private struct Beside: Service {
    let chat: ChatApplication

    func run() async throws {
      try? await cancelWhenGracefulShutdown { try await chat.watch() }
      await chat.drain()
    }
  }

  private struct NoPort: Error {}
}

extension Secrets {
  static let test = Secrets(
    accessToken: Array(repeating: 1, count: 32), accessTokenID: "test",
    refreshToken: Array(repeating: 2, count: 32), digest: Array(repeating: 3, count: 32))
}

extension Logger {
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
