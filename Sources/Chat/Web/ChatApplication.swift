import Hummingbird
import Logging
import NIOCore
import Realtime

/// The whole product over one set of stores: what `martlet serve` runs, and what the tests run.
package struct ChatApplication: Sendable {
  private let features: Features
  private let stores: any Stores
  private let settings: ChatSettings
  private let hub: Hub
  private let client: WebClient?
  private let realtime: RealtimeSettings
  private let world: World
  private let logger: Logger

  /// Wires every feature. Throws where the web client's folder can't be read.
  package init(
    stores: any Stores, preparer: (any MediaPreparer)? = nil, mailer: (any Mailer)? = nil,
    secrets: Secrets,
    settings: ChatSettings, realtime: RealtimeSettings = RealtimeSettings(),
    bus: any Bus = LocalBus(),
    world: World = .real, logger: Logger
  ) async throws {
    var settings = settings
    // Nobody could look into what is sent, so nothing is offered.
    if preparer == nil { settings.limits.attachments = 0 }
    hub = Hub(bus: bus, settings: realtime, logger: logger)
    features = await Features(
      stores: stores, preparer: preparer, mailer: mailer, secrets: secrets, settings: settings,
      live: Live(hub: hub), world: world, logger: logger)
    client = try settings.webRoot.map(WebClient.init)
    self.stores = stores
    self.settings = settings
    self.realtime = realtime
    self.world = world
    self.logger = logger
  }

  /// Every route, in the order in which they are looked up.
  package func makeRouter() -> Router<ChatContext> {
    let router = Router(context: ChatContext.self)
    router.add(middleware: SecurityHeaders(isSecure: settings.publicURL.isSecure))
    router.add(middleware: ProblemMiddleware())
    if let client { router.add(middleware: WebClientMiddleware(client: client)) }
    HealthRoutes(isReady: stores.isReady).add(to: router)
    let api = router.group("api/v1")
    for feature in features.all { feature.addPublicRoutes(to: api) }
    let members = router.group("api/v1")
      .add(middleware: BearerAuthentication(sessions: features.sessions))
      .group("", context: MemberContext.self).add(middleware: features.paces.requests)
    for feature in features.all { feature.addRoutes(to: members) }
    let operators = members.group("operator")
      .add(middleware: OperatorsOnly(operation: features.operation))
    for feature in features.all { feature.addOperatorRoutes(to: operators) }
    return router
  }

  /// The type of every frame that a socket takes.
  package var frameTypes: [String] {
    IncomingFrame.Own.allCases.map(\.rawValue) + features.all.flatMap(\.commands).map(\.type)
  }

  /// A server on `host` and `port` for HTTP and sockets alike; `ready` is told its channel.
  ///
  /// Each connection begins with what `secured` makes for it, where there is no proxy to do that.
  package func makeServer(
    host: String, port: Int, securedBy secured: MakeSecurity? = nil,
    ready: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let services = makeSocketServices()
    let hub = hub
    let publicURL = settings.publicURL
    let router = makeRouter()
    router.refuseOtherMethods()
    return Application(
      router: router,
      server: .http1WithSocket(
        path: "/api/v1/socket", subprotocol: "martlet.v1",
        securedBy: secured, executor: stores.executor, isAllowed: { publicURL.allows(origin: $0) }
      ) { _, _ in
        SocketHandler(hub: hub) { SocketSession(connection: $0, services: services) }
      },
      configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: ready,
      logger: logger)
  }

  /// Work beside the requests, until the task is cancelled.
  package func watch() async throws {
    let purge = DailyPurge(stores: stores, world: world, logger: logger)
    try await withThrowingTaskGroup { group in
      group.addTask { try await features.presence.run() }
      group.addTask { try await purge.run() }
      group.addTask { await compareAfterInterruptions() }
      group.addTask { await features.media.run() }
      group.addTask { try await features.uploads.run() }
      group.addTask { try await features.deletions.run() }
      group.addTask { await features.recovery.run() }
      group.addTask { try await features.audit.run() }
      if let preparations = features.preparations { group.addTask { await preparations.run() } }
      try await group.waitForAll()
    }
  }

  private func compareAfterInterruptions() async {
    for await _ in stores.interruptions {
      logger.notice("The store did not answer for a while, so every client compares anew")
      Live(hub: hub).resync(within: realtime.drainSpread)
    }
  }

  /// Signs access tokens with the key of `secrets` from now on, as after a rotation.
  package func use(_ secrets: Secrets) async { await features.sessions.use(secrets) }

  /// Sends every socket away, to come back at a random moment; part of stopping.
  package func drain() async { await hub.drain() }

  private func makeSocketServices() -> SocketServices {
    SocketServices(
      reader: FrameReader(commands: features.all.flatMap(\.commands)),
      sessions: features.sessions, presence: features.presence,
      comparison: Comparison(
        accounts: features.accounts, friends: features.friends, blocks: features.blocks,
        conversations: features.conversations, messages: features.messages,
        presence: features.presence),
      live: Live(hub: hub), limits: settings.limits, epoch: stores.epoch,
      heartbeat: realtime.heartbeat, uptime: world.uptime, logger: logger)
  }
}
