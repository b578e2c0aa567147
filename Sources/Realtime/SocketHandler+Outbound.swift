import NIOCore

extension SocketHandler {
  func deliver(_ event: Event) {
    switch event {
    case .frame(let frame, let delivery) where outbox.held != nil: keepBack(frame, delivery)
    case .frame(let frame, let delivery): send(frame, delivery)
    case .close(let code, let reason): close(code, reason: reason)
    }
  }

  func send(_ frame: Frame, _ delivery: Delivery) {
    guard case .open = phase, let context else { return }
    if hasRoom(for: frame, delivery, in: context.channel) {
      write(frame)
    } else if delivery == .kept {
      close(.tooSlow)
    }
  }

  func sendPaced(_ frame: Frame, _ promise: EventLoopPromise<Void>) {
    guard case .open = phase, let context else {
      promise.fail(ConnectionClosed())
      return
    }
    write(frame)
    if context.channel.isWritable {
      promise.succeed()
    } else {
      outbox.paced.append(promise)
    }
  }

  func hold() {
    if outbox.held == nil { outbox.held = Outbox.Held() }
  }

  func release() {
    guard let held = outbox.held else { return }
    outbox.held = nil
    for (frame, delivery) in held.frames { send(frame, delivery) }
  }

  /// Wakes those who wait until the socket takes more.
  public func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      clock.stalledSince = nil
      let paced = outbox.paced
      outbox.paced = []
      for promise in paced { promise.succeed() }
    } else {
      clock.stalledSince = context.eventLoop.now
    }
    context.fireChannelWritabilityChanged()
  }

  func flushNow() {
    outbox.awaitsFlush = false
    context?.flush()
  }

  func write(_ frame: Frame) {
    guard let context else { return }
    context.write(wrapOutboundOut(frame.bytes), promise: nil)
    guard !outbox.awaitsFlush else { return }
    outbox.awaitsFlush = true
    shard?.flushLater(self)
  }

  func failPaced() {
    let paced = outbox.paced
    outbox.paced = []
    for promise in paced { promise.fail(ConnectionClosed()) }
  }

  private func keepBack(_ frame: Frame, _ delivery: Delivery) {
    guard let bytes = outbox.held?.bytes else { return }
    let sum = bytes + frame.bytes.readableBytes
    if sum <= bound(of: delivery) {
      outbox.held?.frames.append((frame, delivery))
      outbox.held?.bytes = sum
    } else if delivery == .kept {
      close(.tooSlow)
    }
  }

  /// Whether the channel may buffer one more frame.
  ///
  /// Bytes of this turn of the loop, which the kernel was not offered yet, are offered first.
  private func hasRoom(for frame: Frame, _ delivery: Delivery, in channel: any Channel) -> Bool {
    guard !channel.isWritable else { return true }
    let most = bound(of: delivery) - frame.bytes.readableBytes
    guard buffered(in: channel) > most else { return true }
    context?.flush()
    return channel.isWritable || buffered(in: channel) <= most
  }

  private func bound(of delivery: Delivery) -> Int {
    switch delivery {
    case .kept: settings.outboxBytes
    case .droppable: settings.outboxBytes / 4
    }
  }

  /// How much the channel has yet to write; a channel that cannot tell counts as full.
  private func buffered(in channel: any Channel) -> Int {
    (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? .max
  }
}
