import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import Realtime

@Suite("A socket over a real connection", .timeLimit(.minutes(10)))
struct LoopbackTests {
  private let ada = Topic(rawValue: "user.ada")

  @Test
  func `messages are received on the connection's event loop`() async throws {
    let onLoop = NIOLockedValueBox<[Bool]>([])
    let connected = Connected { connection, _ in
      let before = connection.eventLoop.inEventLoop
      try? await Task.sleep(for: .milliseconds(1))
      let after = connection.eventLoop.inEventLoop
      onLoop.withLockedValue { $0 += [before, after] }
      connection.send(Frame(text: "done"))
    }
    try await Loopback.run(receiver: connected.receiver) { loopback in
      let peer = try await loopback.connect()

      try await peer.send(.text("hello"))

      #expect(await peer.next() == [.text("done")])
      #expect(onLoop.withLockedValue { $0 } == [true, true])
    }
  }

  @Test
  func `a broken rule is named before the server hangs up, whatever is still on its way`()
    async throws
  {
    try await Loopback.run { loopback in
      let peer = try await loopback.connect()

      try await peer.send(
        ClientFrame(first: 0xC1, payload: ByteBuffer()),
        .binary(Array(repeating: 0, count: 200_000)))

      #expect(await peer.rest() == [.close(1002, "reserved bit set")])
    }
  }

  @Test
  func `a client that shuts its side is gone`() async throws {
    let connected = Connected()
    try await Loopback.run(receiver: connected.receiver) { loopback in
      let peer = try await loopback.connect()
      let connection = try await connected.connection()

      try await peer.channel.close(mode: .output)

      #expect(await peer.rest() == [])
      await #expect(throws: JoinRefusal.closed) {
        try await loopback.hub.join(connection, topics: [ada])
      }
    }
  }

  @Test
  func `a reader that stops is closed at the bound, and the others miss nothing`() async throws {
    var settings = RealtimeSettings()
    // However late it wakes, it is told why.
    settings.closeDeadline = .hours(1)
    try await Loopback.run(settings: settings) { loopback in
      let slow = try await loopback.connect(joining: ada)
      let quick = try await loopback.connect(joining: ada)
      try await slow.setReading(false)
      let frame = Frame(text: String(repeating: "a", count: 100_000))

      var published = 0
      while loopback.hub.count(of: ada) == 2 {
        loopback.hub.publish(.frame(frame, .kept), to: [ada])
        published += 1
        #expect(await quick.next() == [.text(String(repeating: "a", count: 100_000))])
      }
      try await slow.setReading(true)
      let received = await slow.rest(until: .close(4408, ""))

      #expect(received.last == .close(4408, ""))
      #expect(received.count <= published)
      #expect(loopback.hub.count(of: ada) == 1)
    }
  }

  @Test
  func `what may be dropped is dropped for a slow reader, and what is kept arrives`() async throws {
    var settings = RealtimeSettings()
    settings.outboxBytes = 16 << 20
    try await Loopback.run(settings: settings) { loopback in
      let slow = try await loopback.connect(joining: ada)
      try await slow.setReading(false)

      // More than a quarter of the outbox and all that the system buffers.
      for _ in 1...80 { publish(String(repeating: "k", count: 100_000), .kept, loopback) }
      for _ in 1...100 { publish("typing", .droppable, loopback) }
      publish("end", .kept, loopback)
      try await slow.setReading(true)
      let received = await slow.rest(until: .text("end"))

      #expect(received.count == 81)
      #expect(!received.contains(.text("typing")))
    }
  }

  @Test
  func `what is paced waits for its reader and arrives whole`() async throws {
    let sent = NIOLockedValueBox(0)
    let connected = Connected { connection, _ in
      let frame = Frame(text: String(repeating: "a", count: 100_000))
      for _ in 1...40 {
        guard (try? await connection.sendPaced(frame)) != nil else { return }
        sent.withLockedValue { $0 += 1 }
      }
    }
    try await Loopback.run(receiver: connected.receiver) { loopback in
      let slow = try await loopback.connect()
      try await slow.setReading(false)
      try await slow.send(.text("compare"))

      let stuck = try await settled { sent.withLockedValue { $0 } }
      #expect(stuck < 40)
      try await slow.setReading(true)

      #expect(await slow.next(40).count == 40)
    }
  }

  @Test
  func `who waits to send is told when the connection ends`() async throws {
    let outcome = NIOLockedValueBox<String?>(nil)
    let connected = Connected { connection, _ in
      outcome.withLockedValue { $0 = "sending" }
      do {
        while true {
          try await connection.sendPaced(Frame(text: String(repeating: "a", count: 100_000)))
        }
      } catch {
        outcome.withLockedValue { $0 = "\(error)" }
      }
    }
    try await Loopback.run(receiver: connected.receiver) { loopback in
      let slow = try await loopback.connect()
      try await slow.setReading(false)
      try await slow.send(.text("compare"))

      try await wait { outcome.withLockedValue { $0 } == "sending" }

      try await connected.connection().close(.sessionRevoked)

      try await wait { outcome.withLockedValue { $0 } == "ConnectionClosed()" }
    }
  }

  @Test
  func `a client that sends faster than it is served is read no further, and loses nothing`()
    async throws
  {
    let gate = NIOLockedValueBox(false)
    let texts = NIOLockedValueBox<[String]>([])
    let connected = Connected { _, text in
      while !gate.withLockedValue({ $0 }) { try? await Task.sleep(for: .milliseconds(5)) }
      texts.withLockedValue { $0.append(String(text.prefix(6))) }
    }
    try await Loopback.run(receiver: connected.receiver) { loopback in
      let peer = try await loopback.connect()
      let numbers = (100_000..<100_250).map(String.init)
      let frames = numbers.map { ClientFrame.text($0 + String(repeating: ".", count: 4_000)) }

      let written = NIOLockedValueBox(false)
      peer.channel.writeAndFlush(frames.bytes).whenComplete { _ in
        written.withLockedValue { $0 = true }
      }
      try await Task.sleep(for: .milliseconds(300))
      #expect(!written.withLockedValue { $0 })
      gate.withLockedValue { $0 = true }
      try await wait { texts.withLockedValue { $0.count } == 250 }

      #expect(texts.withLockedValue { $0 } == numbers)
    }
  }

  private func publish(_ text: String, _ delivery: Delivery, _ loopback: Loopback) {
    loopback.hub.publish(.frame(Frame(text: text), delivery), to: [ada])
  }

  /// The value that `count` comes to rest at.
  private func settled(_ count: () -> Int) async throws -> Int {
    var last = -1
    while count() != last || last == 0 {
      last = count()
      try await Task.sleep(for: .milliseconds(100))
    }
    return last
  }
}
