import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Testing

@testable import Realtime

@Suite("The hub", .timeLimit(.minutes(10)))
struct HubTests {
  private let ada = Topic(rawValue: "user.ada")
  private let grace = Topic(rawValue: "user.grace")

  @Test
  func `what is published reaches every connection of a topic on every loop, in order`()
    async throws
  {
    try await Loopback.run { loopback in
      let peers = try await connect(4, to: ada, loopback)
      let stranger = try await loopback.connect(joining: grace)

      for number in 1...500 { loopback.hub.publish(frame("\(number)"), to: [ada]) }
      loopback.hub.publish(frame("end"), to: [grace])

      let expected = (1...500).map { ServerFrame.text("\($0)") }
      for peer in peers { #expect(await peer.next(500) == expected) }
      #expect(await stranger.next() == [.text("end")])
    }
  }

  @Test
  func `who has joined several of the topics gets it once`() async throws {
    let both = Connected()
    try await Loopback.run(receiver: both.receiver) { loopback in
      let peer = try await loopback.connect()
      try await peer.send(.text("hello"))
      let connection = try await both.connection()
      try await loopback.hub.join(connection, topics: [ada, grace])

      loopback.hub.publish(frame("once"), to: [ada, grace])
      loopback.hub.publish(frame("end"), to: [ada])

      #expect(await peer.next(2) == [.text("once"), .text("end")])
    }
  }

  @Test
  func `what is for everyone reaches who has joined anything, and nobody else`() async throws {
    try await Loopback.run { loopback in
      let peers = [
        try await loopback.connect(joining: ada), try await loopback.connect(joining: grace),
      ]
      let newcomer = try await loopback.connect()

      loopback.hub.publishToEveryone(frame("all"))

      for peer in peers { #expect(await peer.next() == [.text("all")]) }
      try await newcomer.send(.text(ada.rawValue))
      #expect(await newcomer.next() == [.text("joined")])
    }
  }

  @Test
  func `a node subscribes with the first connection of a topic and unsubscribes with the last`()
    async throws
  {
    let bus = RecordingBus()
    try await Loopback.run(bus: bus) { loopback in
      let peers = try await connect(3, to: ada, loopback)
      #expect(loopback.hub.count(of: ada) == 3)
      #expect(bus.notes == ["+user.ada"])

      for peer in peers { try await peer.channel.close() }
      try await wait { loopback.hub.count(of: ada) == 0 }

      #expect(bus.notes == ["+user.ada", "-user.ada"])
    }
  }

  @Test
  func `one connection more than a topic may have is closed, and the others stay`() async throws {
    try await Loopback.run(limit: 2) { loopback in
      let peers = try await connect(2, to: ada, loopback)
      let third = try await loopback.connect(joining: grace)
      let fourth = try await loopback.connect()

      try await fourth.send(.text(ada.rawValue))

      #expect(await fourth.next() == [.close(4429, "10")])
      loopback.hub.publish(frame("still here"), to: [ada, grace])
      for peer in peers + [third] { #expect(await peer.next() == [.text("still here")]) }
    }
  }

  @Test
  func `draining says goodbye to everyone and returns when the last has gone`() async throws {
    var settings = RealtimeSettings()
    settings.closeDeadline = .seconds(1)
    settings.sweep = .milliseconds(20)
    try await Loopback.run(settings: settings) { loopback in
      let peers = try await connect(3, to: ada, loopback)

      async let drained: Void = loopback.hub.drain()
      for peer in peers { #expect(await peer.next() == [.close(4409, "10")]) }
      // On a busy machine the hub may have lost its patience already.
      for peer in peers.dropLast() { try? await peer.send(.close(4409)) }
      await drained

      for peer in peers { #expect(await peer.rest() == []) }
      let late = try await loopback.connect()
      #expect(await late.next() == [.close(4409, "10")])
    }
  }

  @Test
  func `when too much waits for an event loop its connections are closed, not left with a hole`()
    async throws
  {
    var settings = RealtimeSettings()
    settings.backlogEvents = 10
    let connected = Connected()
    try await Loopback.run(settings: settings, receiver: connected.receiver) { loopback in
      let peer = try await loopback.connect()
      let connection = try await connected.connection()
      try await loopback.hub.join(connection, topics: [ada])

      try await connection.eventLoop.submit {
        for number in 1...20 { loopback.hub.publish(frame("\(number)"), to: [ada]) }
      }.get()

      let expected = (1...10).map { ServerFrame.text("\($0)") } + [.close(4408, "")]
      #expect(await peer.next(11) == expected)
    }
  }

  private func frame(_ text: String) -> Event {
    .frame(Frame(text: text), .kept)
  }

  private func connect(
    _ count: Int,
    to topic: Topic,
    _ loopback: Loopback
  ) async throws -> [Peer] {
    var peers: [Peer] = []
    for _ in 0..<count { peers.append(try await loopback.connect(joining: topic)) }
    return peers
  }
}

/// A bus of one node that notes down what it is asked for.
private final class RecordingBus: Bus {
  private let local = LocalBus()
  private let state = NIOLockedValueBox<[String]>([])

  var notes: [String] { state.withLockedValue { $0 } }

  func start(deliver: @escaping @Sendable (Event, [Topic]) -> Void) {
    local.start(deliver: deliver)
  }

  func publish(_ event: Event, to topics: [Topic]) {
    local.publish(event, to: topics)
  }

  func subscribe(to topic: Topic) {
    state.withLockedValue { $0.append("+" + topic.rawValue) }
  }

  func unsubscribe(from topic: Topic) {
    state.withLockedValue { $0.append("-" + topic.rawValue) }
  }
}
