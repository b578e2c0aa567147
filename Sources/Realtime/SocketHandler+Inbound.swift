import NIOCore

extension SocketHandler {
  /// Takes bytes apart into messages; while the inbox is full they stay as they are.
  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    clock.heard(at: context.eventLoop.now)
    switch phase {
    case .open, .closing:
      assembler.append(unwrapInboundIn(data))
      takeMessages()
    case .lingering, .gone:
      break
    }
  }

  /// Passes on the channel's wish for more bytes only while there is room for what they hold.
  public func read(context: ChannelHandlerContext) {
    if inbox.isFull(settings) {
      inbox.owesRead = true
    } else {
      context.read()
    }
  }

  /// Takes as many messages out of what was read as the inbox has room for.
  private func takeMessages() {
    do {
      while !inbox.isFull(settings), let message = try nextMessage() {
        take(message)
      }
    } catch {
      fail(error)
    }
    receiveWaiting()
  }

  private func nextMessage() throws(ProtocolViolation) -> FrameAssembler.Message? {
    switch phase {
    case .open, .closing: try assembler.next()
    case .lingering, .gone: nil
    }
  }

  private func take(_ message: FrameAssembler.Message) {
    switch (message, phase) {
    case (.close(let code), _):
      peerClosed(code)
    case (.text(let payload), .open):
      inbox.append(.text(payload))
    case (.binary(let payload), .open):
      if inbox.receiver is any BinaryReceiver {
        inbox.append(.binary(payload))
      } else {
        close(.badFrame, reason: "text frames only")
      }
    case (.ping(let payload), .open):
      send(.pong(payload), .kept)
    default:
      break
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
        case .text(let text): await receiver.receive(text)
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
    if item == nil { inbox.isBeingReceived = false }
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
