import Realtime

/// Tells people what has happened, on every device that is connected, after it was committed.
///
/// The fast path: it may lose or reorder anything, and never has to succeed. Whoever was not reached
/// learns the same by comparing.
package struct Live: Sendable {
  let hub: Hub

  package init(hub: Hub) {
    self.hub = hub
  }

  /// Encodes `frame` once and hands it to every connection of `users`.
  package func tell(
    _ users: some Sequence<UserID>, _ frame: some Encodable, _ delivery: Delivery = .kept
  ) {
    let topics = users.map(Topic.user)
    guard !topics.isEmpty, let text = try? JSON.encode(frame) else { return }
    hub.publish(.frame(Frame(text: text), delivery), to: topics)
  }

  /// Asks every connected client to compare anew, at a random moment within so many seconds.
  package func resync(within: Int) {
    guard let text = try? JSON.encode(Resync(within: within)) else { return }
    hub.publishToEveryone(.frame(Frame(text: text), .kept))
  }

  /// Closes every socket of a session that has ended.
  package func end(_ sessions: some Sequence<SessionID>) {
    let topics = sessions.map(Topic.session)
    guard !topics.isEmpty else { return }
    hub.publish(.close(.sessionRevoked, reason: "session ended"), to: topics)
  }
}

/// `resync`: something may have been lost.
struct Resync: Codable {
  var type = "resync"
  let within: Int
}

extension Topic {
  /// What concerns one person.
  package static func user(_ id: UserID) -> Topic { Topic(rawValue: "user.\(id)") }

  /// What concerns one log-in on one device.
  package static func session(_ id: SessionID) -> Topic { Topic(rawValue: "session.\(id)") }
}
