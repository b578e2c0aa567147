import NIOCore

extension SocketHandler {
  /// Takes bytes apart into messages; while the inbox is full they stay as they are.
  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    clock.heard(at: context.eventLoop.now)
    guard isListening else { return }
    assembler.append(unwrapInboundIn(data))
    takeMessages()
  }

  /// Passes on the channel's wish for more bytes only while there is room for what they hold.
  public func read(context: ChannelHandlerContext) {
    if inbox.isFull(settings) {
      inbox.owesRead = true
    } else {
      context.read()
    }
  }

  /// Whether what the peer sends still means anything.
  private var isListening: Bool {
    switch phase {
    case .open, .closing: inbox.ending == nil
    case .lingering, .gone: false
    }
  }

  /// Takes as many messages out of what was read as the inbox has room for.
  private func takeMessages() {
    do throws(ProtocolViolation) {
      while isListening, !inbox.isFull(settings), let message = try assembler.next() {
        try take(message)
      }
    } catch {
      inbox.ending = .violation(error)
    }
    receiveWaiting()
    endOnceServed()
  }

  private func take(_ message: FrameAssembler.Message) throws(ProtocolViolation) {
    switch (message, phase) {
    case (.close(let code), _):
      inbox.ending = .goodbye(code)
    case (.text(let payload), .open):
      if inbox.isIdle, inbox.receiver?.receiveAtOnce(payload) == true { break }
      inbox.append(.text(payload))
    case (.binary(let payload), .open):
      guard inbox.receiver is any BinaryReceiver else { throw .binary }
      inbox.append(.binary(payload))
    case (.ping(let payload), .open):
      send(.pong(payload), .kept)
    default:
      break
    }
  }

  /// The peer's last word, be it a goodbye or nonsense, counts once what it said before is served.
  private func endOnceServed() {
    switch (inbox.ending, phase) {
    case (_, .open) where inbox.isBeingReceived: break
    case (.goodbye(let code), .open), (.goodbye(let code), .closing): peerClosed(code)
    case (.violation(let violation), .open), (.violation(let violation), .closing): fail(violation)
    default: break
    }
  }

  /// Sees to it that what waits is received.
  ///
  /// The task lives only while there is something to receive: an idle connection has none. Nobody
  /// awaits it, because the channel that feeds it is not a task; ``Receiver/closed()`` ends it.
  func receiveWaiting() {
    guard !inbox.isBeingReceived, !inbox.isEmpty || inbox.isOver, let shard,
      let receiver = inbox.receiver
    else { return }
    inbox.isBeingReceived = true
    let handler = NIOLoopBound(self, eventLoop: shard.eventLoop)
    Task(executorPreference: shard.executor) {
      while let item = handler.value.nextToReceive() {
        switch item {
        case .text(let text):
          if !receiver.receiveAtOnce(text) { await receiver.receive(text) }
        case .binary(let bytes): await (receiver as? any BinaryReceiver)?.receive(binary: bytes)
        }
      }
      if handler.value.hasEnded() { await receiver.closed() }
    }
  }

  private func nextToReceive() -> Inbox.Item? {
    let wasFull = inbox.isFull(settings)
    let item = inbox.removeFirst()
    if wasFull { resumeReading() }
    if item == nil {
      inbox.isBeingReceived = false
      endOnceServed()
    }
    return item
  }

  /// True once, when the connection is over and everything has been received.
  private func hasEnded() -> Bool {
    guard inbox.isOver, !inbox.isBeingReceived else { return false }
    inbox.isOver = false
    inbox.receiver = nil
    return true
  }

  /// There is room again, first for what was read already.
  func resumeReading() {
    guard let context else { return }
    clock.heard(at: context.eventLoop.now)
    takeMessages()
    if inbox.owesRead, !inbox.isFull(settings) {
      inbox.owesRead = false
      context.read()
    }
  }
}
