import NIOCore

/// One open WebSocket, as everything but its channel knows it.
///
/// Safe to use from any thread; what is asked of a connection that has ended does nothing.
public final class Connection: Sendable {
  /// Counts the connections of a hub from 1.
  public typealias ID = UInt64

  /// Unlike any other connection's of the same hub.
  public let id: ID
  /// Where its channel lives and its receiver starts.
  public let eventLoop: any EventLoop
  private let handler: NIOLoopBoundBox<SocketHandler?>

  /// Only on the handler's event loop.
  init(id: ID, handler: SocketHandler, eventLoop: any EventLoop) {
    self.id = id
    self.eventLoop = eventLoop
    self.handler = NIOLoopBoundBox(handler, eventLoop: eventLoop)
  }

  /// Sends a frame to this connection alone, past whatever is held back.
  ///
  /// A reader that is too slow for it is closed with 4408, or, if droppable, goes without.
  public func send(_ frame: Frame, _ delivery: Delivery = .kept) {
    tell { $0.send(frame, delivery) }
  }

  /// Sends a frame, past whatever is held back, and waits until the socket takes more.
  ///
  /// Paces what is long by its reader. Someone who takes nothing for
  /// ``RealtimeSettings/silence`` is closed, which ends the wait with an error.
  public func sendPaced(_ frame: Frame) async throws(ConnectionClosed) {
    let promise = eventLoop.makePromise(of: Void.self)
    tell(orElse: { promise.fail(ConnectionClosed()) }) { $0.sendPaced(frame, promise) }
    do { try await promise.futureResult.get() } catch { throw ConnectionClosed() }
  }

  /// Keeps back what the hub delivers until ``release()``, in order and within the outbox's bound.
  public func hold() {
    tell { $0.hold() }
  }

  /// Sends what was held back, and from then on what comes at once.
  public func release() {
    tell { $0.release() }
  }

  /// The peer is known: no hello is waited for any more, and its messages may be this large.
  public func admit(maximumMessageBytes: Int) {
    tell { $0.admit(maximumMessageBytes: maximumMessageBytes) }
  }

  /// The peer has begun to list something, over several messages; see
  /// ``RealtimeSettings/listDeadline``.
  public func beginList() {
    tell { $0.beginList() }
  }

  /// The peer's list is whole.
  public func endList() {
    tell { $0.endList() }
  }

  /// Closes with `code` when `amount` has passed, instead of at any moment set before.
  public func expire(in amount: TimeAmount, code: CloseCode) {
    tell { $0.expire(in: amount, code: code) }
  }

  /// Begins the closing handshake; messages that wait to be received are dropped.
  public func close(_ code: CloseCode, reason: String = "") {
    tell { $0.close(code, reason: reason) }
  }

  /// Answers with what `question` makes of the handler, on its loop, or with `other` if it is gone.
  func ask<Answer: Sendable>(
    orElse other: Answer,
    _ question: @escaping @Sendable (SocketHandler) -> Answer?
  ) async -> Answer? {
    let promise = eventLoop.makePromise(of: Answer?.self)
    tell(orElse: { promise.succeed(other) }) { promise.succeed(question($0)) }
    do { return try await promise.futureResult.get() } catch { return other }
  }

  /// The channel is gone; only on the event loop.
  func forgetHandler() {
    handler.value = nil
  }

  private func tell(
    orElse nothing: @escaping @Sendable () -> Void = {},
    _ action: @escaping @Sendable (SocketHandler) -> Void
  ) {
    guard eventLoop.inEventLoop else {
      eventLoop.execute { self.tell(orElse: nothing, action) }
      return
    }
    if let handler = handler.value { action(handler) } else { nothing() }
  }
}
