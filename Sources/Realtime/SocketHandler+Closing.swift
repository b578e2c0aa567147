import NIOCore

extension SocketHandler {
  /// Says goodbye and waits, for a bounded time, until the peer has said it too.
  func close(_ code: CloseCode, reason: String = "") {
    guard case .open = phase, let context else { return }
    phase = .closing(by: context.eventLoop.now + settings.closeDeadline)
    let wasFull = inbox.isFull(settings)
    retire()
    inbox.removeAll()
    write(.close(code, reason: reason))
    if wasFull { resumeReading() }
  }

  /// The peer has said goodbye: so do we, and the server hangs up first (RFC 6455, section 7.1.1).
  func peerClosed(_ code: CloseCode?) {
    guard let context else { return }
    guard case .open = phase else {
      phase = .lingering(by: context.eventLoop.now + settings.closeDeadline)
      context.close(promise: nil)
      return
    }
    phase = .lingering(by: context.eventLoop.now + settings.closeDeadline)
    retire()
    let channel = context.channel
    let written = context.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenComplete { _ in channel.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(Frame.close(code).bytes), promise: written)
  }

  /// Ends a connection whose bytes make no sense any more.
  ///
  /// Only our direction is shut, because hanging up on unread bytes would destroy the close frame
  /// on its way.
  func fail(_ violation: ProtocolViolation) {
    guard let context else { return }
    guard case .open = phase else {
      context.close(promise: nil)
      return
    }
    phase = .lingering(by: context.eventLoop.now + settings.closeDeadline)
    retire()
    inbox.removeAll()
    let farewell = Frame.close(violation.code, reason: violation.reason)
    context.writeAndFlush(wrapOutboundOut(farewell.bytes), promise: nil)
    context.close(mode: .output, promise: nil)
  }

  func admit(maximumMessageBytes: Int) {
    clock.helloBy = nil
    assembler.maximumMessageBytes = maximumMessageBytes
  }

  func beginList() {
    guard let context else { return }
    clock.listBy = context.eventLoop.now + settings.listDeadline
  }

  func endList() {
    clock.listBy = nil
  }

  func expire(in amount: TimeAmount, code: CloseCode) {
    guard let context else { return }
    clock.expiry = (context.eventLoop.now + amount, code)
  }

  func lookAtDeadlines(_ now: NIODeadline) {
    switch phase {
    case .open: keepAlive(now)
    case .closing(let deadline), .lingering(let deadline):
      if now >= deadline { context?.close(promise: nil) }
    case .gone: break
    }
  }

  private func keepAlive(_ now: NIODeadline) {
    switch clock.verdict(at: now, settings, isReading: !inbox.isFull(settings)) {
    case .close(let code, let reason): close(code, reason: reason)
    case .ping: send(.ping, .droppable)
    case .none: break
    }
  }

  /// Neither gets live events any more nor sends anything but its close frame.
  private func retire() {
    leaveTopics()
    outbox.held = nil
    failPaced()
  }
}
