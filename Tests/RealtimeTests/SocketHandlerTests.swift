import NIOCore
import NIOEmbedded
import Testing

@testable import Realtime

@Suite("A socket")
struct SocketHandlerTests {
  private let ada = Topic(rawValue: "user.ada")

  @Test
  func `messages reach the receiver in order, and its end comes last and once`() throws {
    let socket = try HandDrivenSocket()

    try socket.feed(.text("one"), .text("two", isFinal: false), .more(" three", isFinal: true))
    try socket.feed(.close(1000))
    _ = try socket.channel.finish(acceptAlreadyClosed: true)
    socket.channel.embeddedEventLoop.run()

    #expect(socket.receiver.notes == [.text("one"), .text("two three"), .closed])
  }

  @Test
  func `what came behind a message that had to wait need not wait itself`() throws {
    let socket = try HandDrivenSocket(takingAtOnce: { $0 != "slow" })

    try socket.feed(.text("one"), .text("slow"), .text("two"), .text("three"))

    #expect(
      socket.receiver.notes == [.atOnce("one"), .text("slow"), .atOnce("two"), .atOnce("three")])
  }

  @Test
  func `a ping is answered with what it said`() throws {
    let socket = try HandDrivenSocket()

    try socket.feed(.ping("still there?"))

    #expect(try socket.sent() == [.pong("still there?")])
  }

  @Test
  func `a goodbye is returned with its code, and then the server hangs up`() throws {
    let socket = try HandDrivenSocket()

    try socket.feed(.close(3000, Array("bye".utf8)))

    #expect(try socket.sent() == [.close(3000, "")])
    #expect(!socket.channel.isActive)
  }

  @Test
  func `a broken rule is named, and what follows is thrown away`() throws {
    let socket = try HandDrivenSocket()

    try socket.feed(ClientFrame(first: 0x83, payload: ByteBuffer()))
    try socket.feed(.text("too late"))

    #expect(try socket.sent() == [.close(1002, "reserved opcode")])
    #expect(!socket.receiver.notes.contains(.text("too late")))
  }

  @Test
  func `what was said before a goodbye or a broken rule is served first`() throws {
    for (last, farewell) in [
      (ClientFrame.close(1000), ServerFrame.close(1000, "")),
      (ClientFrame(first: 0xA1, payload: ByteBuffer()), .close(1002, "reserved bit set")),
    ] {
      let socket = try HandDrivenSocket(answering: { "\($0), indeed" })

      try socket.feed(.text("one"), .text("two"), last)

      #expect(try socket.sent() == [.text("one, indeed"), .text("two, indeed"), farewell])
    }
  }

  @Test
  func `a binary message is a bad frame`() throws {
    let socket = try HandDrivenSocket()

    try socket.feed(.binary([1, 2, 3]))

    #expect(try socket.sent() == [.close(4400, "text frames only")])
  }

  @Test
  func `messages may be larger once the peer is known`() throws {
    let big = String(repeating: "a", count: 100 << 10)
    let stranger = try HandDrivenSocket()
    let friend = try HandDrivenSocket()
    friend.connection.admit(maximumMessageBytes: 256 << 10)

    try stranger.feed(.text(big))
    try friend.feed(.text(big))

    #expect(try stranger.sent() == [.close(1009, "message too big")])
    #expect(friend.receiver.notes == [.text(big)])
  }

  @Test
  func `who does not say hello in ten seconds is closed`() throws {
    let socket = try HandDrivenSocket()

    socket.pass(.seconds(9))
    #expect(try socket.sent() == [])
    socket.pass(.seconds(1))

    #expect(try socket.sent() == [.close(4401, "no hello in time")])
  }

  @Test
  func `pings go out every 25 seconds, and any answer keeps the socket open`() throws {
    let socket = try HandDrivenSocket()
    socket.connection.admit(maximumMessageBytes: 1000)

    for _ in 1...10 {
      socket.pass(.seconds(25))
      #expect(try socket.sent() == [.ping])
      try socket.feed(.pong())
    }

    #expect(socket.channel.isActive)
  }

  @Test
  func `a minute of silence ends it`() throws {
    let socket = try HandDrivenSocket()
    socket.connection.admit(maximumMessageBytes: 1000)

    socket.pass(.seconds(59))
    #expect(try socket.sent() == [.ping, .ping])
    socket.pass(.seconds(1))

    #expect(try socket.sent() == [.close(1008, "silent for too long")])
  }

  @Test
  func `it closes when the token ends, unless that was put off`() throws {
    let socket = try HandDrivenSocket()
    socket.connection.admit(maximumMessageBytes: 1000)
    socket.connection.expire(in: .seconds(20), code: .tokenEnded)
    socket.pass(.seconds(15))
    socket.connection.expire(in: .seconds(20), code: .tokenEnded)

    socket.pass(.seconds(19))
    #expect(try socket.sent() == [.ping])
    socket.pass(.seconds(1))

    #expect(try socket.sent() == [.close(4401, "")])
  }

  @Test
  func `a list that does not end ends the connection`() throws {
    var settings = RealtimeSettings()
    settings.heartbeat = .seconds(1_000)
    settings.silence = .seconds(1_000)
    let socket = try HandDrivenSocket(settings: settings)
    socket.connection.admit(maximumMessageBytes: 1000)
    socket.connection.beginList()
    socket.pass(.seconds(59))
    socket.connection.endList()
    socket.pass(.seconds(59))
    #expect(try socket.sent() == [])

    socket.connection.beginList()
    socket.pass(.seconds(60))

    #expect(try socket.sent() == [.close(4408, "no end of the list in time")])
  }

  @Test
  func `a peer that never says goodbye is dropped after two seconds`() throws {
    let socket = try HandDrivenSocket()
    socket.connection.close(.sessionRevoked)
    #expect(try socket.sent() == [.close(4403, "")])

    socket.pass(.seconds(1))
    #expect(socket.channel.isActive)
    socket.pass(.seconds(1))

    #expect(!socket.channel.isActive)
  }

  @Test
  func `after the server's goodbye nothing is received or sent any more`() throws {
    let socket = try HandDrivenSocket()
    try socket.join(ada)
    socket.connection.close(.normal, reason: "done")

    socket.hub.publish(.frame(Frame(text: "late"), .kept), to: [ada])
    socket.connection.send(Frame(text: "later"))
    try socket.feed(.text("too late"), .ping())
    #expect(try socket.sent() == [.close(1000, "done")])
    #expect(socket.channel.isActive)
    try socket.feed(.close(1000))

    #expect(!socket.channel.isActive)
    #expect(socket.receiver.notes == [.closed])
  }

  @Test
  func `what is published while held comes after what was sent meanwhile, in order`() throws {
    let socket = try HandDrivenSocket()
    try socket.join(ada)
    socket.connection.hold()

    socket.hub.publish(.frame(Frame(text: "live 1"), .kept), to: [ada])
    socket.hub.publish(.frame(Frame(text: "live 2"), .droppable), to: [ada])
    socket.connection.send(Frame(text: "compared"))
    #expect(try socket.sent() == [.text("compared")])
    socket.connection.release()
    socket.hub.publish(.frame(Frame(text: "live 3"), .kept), to: [ada])

    #expect(try socket.sent() == [.text("live 1"), .text("live 2"), .text("live 3")])
  }

  @Test
  func `what is held has a bound, and from a quarter of it on nothing droppable is held`() throws {
    var settings = RealtimeSettings()
    settings.outboxBytes = 400
    let socket = try HandDrivenSocket(settings: settings)
    try socket.join(ada)
    socket.connection.hold()
    let kept = Frame(text: String(repeating: "k", count: 98))
    let droppable = Frame(text: "d")

    for frame in [droppable, kept, droppable] {
      let delivery: Delivery = frame.bytes == kept.bytes ? .kept : .droppable
      socket.hub.publish(.frame(frame, delivery), to: [ada])
    }
    #expect(try socket.sent() == [])
    socket.connection.release()
    #expect(try socket.sent() == [.text("d"), .text(String(repeating: "k", count: 98))])
    socket.connection.hold()
    for _ in 1...5 { socket.hub.publish(.frame(kept, .kept), to: [ada]) }

    #expect(try socket.sent() == [.close(4408, "")])
  }

  @Test
  func `a revoked session's sockets are closed through the hub`() throws {
    let socket = try HandDrivenSocket()
    try socket.join(ada)

    socket.hub.publish(.close(.sessionRevoked, reason: ""), to: [ada])

    #expect(try socket.sent() == [.close(4403, "")])
  }

  @Test
  func `a server that stops tells over how many seconds to come back`() throws {
    let socket = try HandDrivenSocket()

    socket.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())

    #expect(try socket.sent() == [.close(4409, "10")])
  }

  @Test
  func `a client that hangs up half is hung up on`() throws {
    let socket = try HandDrivenSocket()

    socket.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    socket.channel.embeddedEventLoop.run()

    #expect(!socket.channel.isActive)
    #expect(socket.receiver.notes == [.closed])
  }

  @Test
  func `all recipients are written the same bytes, not copies of them`() throws {
    let first = try HandDrivenSocket()
    let second = try HandDrivenSocket(hub: first.hub)
    try first.join(ada)
    try second.join(ada)

    first.hub.publish(.frame(Frame(text: String(repeating: "a", count: 1000)), .kept), to: [ada])

    let addresses = try [first, second].map { socket in
      socket.channel.embeddedEventLoop.run()
      let bytes = try #require(try socket.channel.readOutbound(as: ByteBuffer.self))
      return bytes.withUnsafeReadableBytes { $0.baseAddress }
    }
    #expect(addresses[0] == addresses[1])
  }

  @Test
  func `all that one turn of the loop writes is flushed once`() throws {
    let socket = try HandDrivenSocket()
    let counter = FlushCounter()
    try socket.channel.pipeline.syncOperations.addHandler(counter, position: .first)
    try socket.join(ada)

    for number in 1...50 {
      socket.hub.publish(.frame(Frame(text: "\(number)"), .kept), to: [ada])
      socket.connection.send(Frame(text: "answer"))
    }

    #expect(try socket.sent().count == 100)
    #expect(counter.flushes == 1)
  }

  @Test
  func `reading pauses while too much waits to be received`() throws {
    var settings = RealtimeSettings()
    settings.inboxFrames = 2
    let socket = try HandDrivenSocket(settings: settings)
    let reads = ReadCounter()
    try socket.channel.pipeline.syncOperations.addHandler(reads, position: .first)

    let frames = (1...5).map { ClientFrame.text("\($0)") }
    try socket.channel.writeInbound(frames.bytes)
    socket.channel.pipeline.read()
    #expect(reads.reads == 0)
    socket.channel.embeddedEventLoop.run()

    #expect(reads.reads == 1)
    #expect(socket.receiver.notes == (1...5).map { .text("\($0)") })
  }
}

private final class FlushCounter: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  var flushes = 0

  func flush(context: ChannelHandlerContext) {
    flushes += 1
    context.flush()
  }
}

private final class ReadCounter: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  var reads = 0

  func read(context: ChannelHandlerContext) {
    reads += 1
    context.read()
  }
}
