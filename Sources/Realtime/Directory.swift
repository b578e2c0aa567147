import NIOConcurrencyHelpers

/// Which event loops have connections of a topic, and how many: what any thread must know to publish
/// to the right loops and to keep a topic within its limit.
final class Directory: Sendable {
  private struct Residence {
    let mailbox: Mailbox
    var connections: Int
  }

  private let bus: any Bus
  private let residences = NIOLockedValueBox<[Topic: [Residence]]>([:])

  init(bus: any Bus) {
    self.bus = bus
  }

  /// Counts one more connection of `topic`, unless it has `limit` of them.
  func enter(_ topic: Topic, mailbox: Mailbox, limit: Int = .max) -> Bool {
    residences.withLockedValue { residences in
      let known = residences[topic, default: []]
      guard known.reduce(0, { $0 + $1.connections }) < limit else { return false }
      if known.isEmpty { bus.subscribe(to: topic) }
      if let index = known.firstIndex(where: { $0.mailbox === mailbox }) {
        residences[topic]?[index].connections += 1
      } else {
        residences[topic, default: []].append(Residence(mailbox: mailbox, connections: 1))
      }
      return true
    }
  }

  /// Counts one connection less.
  func leave(_ topic: Topic, mailbox: Mailbox) {
    residences.withLockedValue { residences in
      guard let index = residences[topic]?.firstIndex(where: { $0.mailbox === mailbox })
      else { return }
      residences[topic]?[index].connections -= 1
      guard residences[topic]?[index].connections == 0 else { return }
      residences[topic]?.remove(at: index)
      guard residences[topic]?.isEmpty == true else { return }
      residences[topic] = nil
      bus.unsubscribe(from: topic)
    }
  }

  func count(of topic: Topic) -> Int {
    residences.withLockedValue { $0[topic, default: []].reduce(0) { $0 + $1.connections } }
  }

  /// The loops to tell of something in `topics`, each once.
  func mailboxes(of topics: [Topic]) -> [Mailbox] {
    residences.withLockedValue { residences in
      var found: [Mailbox] = []
      for topic in topics {
        for residence in residences[topic, default: []]
        where !found.contains(where: { $0 === residence.mailbox }) {
          found.append(residence.mailbox)
        }
      }
      return found
    }
  }
}
