import Logging

/// What operators did, for them to read; and for every server to act upon what was done elsewhere: by
/// the command line, or by another node.
package struct Audit: Sendable {
  /// How often is looked for what others did: a session that ended is to be out within 5 seconds.
  static let interval = Duration.seconds(2)
  /// How many of the newest lines are looked at: more than people make within that time.
  static let reach = 100

  private let store: any AuditStore
  private let sessions: Sessions
  private let accounts: Accounts
  private let world: World
  private let logger: Logger

  package init(
    store: any AuditStore, sessions: Sessions, accounts: Accounts, world: World, logger: Logger
  ) {
    self.store = store
    self.sessions = sessions
    self.accounts = accounts
    self.world = world
    self.logger = logger
  }

  /// The log, the newest first.
  func page(after: AuditID?, limit: Int) async throws -> Page<AuditEntry> {
    let found = try await store.entries(after: after, limit: limit)
    return Page(found: found, limit: limit) { "\($0.id)" }
  }

  /// Looks at once and then again and again, until the task is cancelled.
  ///
  /// Lines are known by their ids and not by the latest of them, because clocks of machines differ.
  /// What this server did itself, or had done before it started, is announced once more, which nobody
  /// notices: those sessions have ended.
  package func run() async throws {
    var known: Set<AuditID> = []
    while true {
      do {
        let latest = try await store.latest(Self.reach)
        for line in latest.reversed() where !known.contains(line.id) { try await announce(line) }
        known = Set(latest.map(\.id))
      } catch let error where !(error is CancellationError) {
        logger.warning("what operators did is not looked at", metadata: ["error": "\(error)"])
      }
      try await world.sleep(Self.interval)
    }
  }

  private func announce(_ line: AuditLine) async throws {
    if !line.ended.isEmpty { await sessions.announceEnd(of: line.ended) }
    if [.madeOperator, .madeMember].contains(line.act), let about = line.about {
      try await accounts.announce(about)
    }
  }
}
