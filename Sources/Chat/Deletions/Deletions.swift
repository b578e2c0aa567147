import Logging

/// Deletes accounts whose time has come, and everything that they wrote.
///
/// The account goes in one commit. Each message then becomes a tombstone and each reaction is taken back
/// through the log of its conversation, like any other, so that whoever shares it learns of it; whatever
/// ends the server meanwhile, the next one goes on.
package struct Deletions: Sendable {
  /// How often is looked whose time has come.
  static let interval = Duration.seconds(600)
  private static let batch = 200

  private let store: any DeletionStore
  private let people: People
  private let sessions: Sessions
  private let media: Media
  private let messages: Messages
  private let live: Live
  private let world: World
  private let logger: Logger

  package init(
    store: any DeletionStore, people: People, sessions: Sessions, media: Media,
    messages: Messages, live: Live, world: World, logger: Logger
  ) {
    self.store = store
    self.people = people
    self.sessions = sessions
    self.media = media
    self.messages = messages
    self.live = live
    self.world = world
    self.logger = logger
  }

  /// Looks at once and then again and again, until the task is cancelled.
  package func run() async throws {
    while true {
      do {
        for user in try await store.due(at: world.now(), limit: Self.batch) {
          try await delete(user)
        }
      } catch let error where !(error is CancellationError) {
        logger.warning("an account is not yet deleted whole", metadata: ["error": "\(error)"])
      }
      try await world.sleep(Self.interval)
    }
  }

  private func delete(_ user: UserID) async throws {
    if let departure = try await store.delete(user, at: world.now()) {
      media.collectSoon()
      await sessions.announceEnd(of: departure.sessions)
      try await tell(of: departure)
    }
    for conversation in try await store.conversations(of: user) {
      try await removeTraces(of: user, in: conversation)
    }
    try await store.finish(user)
  }

  private func tell(of departure: Departure) async throws {
    let user = departure.card.id
    for other in departure.friends {
      live.tell([other], FriendChange(.friendRemoved(user), departure.versions[other]))
    }
    for (other, request) in departure.requests {
      live.tell([other], FriendChange(.requestRemoved(request), departure.versions[other]))
    }
    for other in departure.blockers {
      live.tell([other], BlockChange(.unblock(user), departure.versions[other]))
    }
    live.tell(try await people.companions(of: user), UserChanged(user: departure.card))
  }

  private func removeTraces(of user: UserID, in conversation: ConversationID) async throws {
    var last = 0
    while true {
      let traces = try await store.traces(
        of: user, in: conversation, after: last, limit: Self.batch)
      guard let end = traces.last?.seq else { return }
      for trace in traces { try await messages.takeBack(trace, in: conversation, by: user) }
      last = end
    }
  }
}
