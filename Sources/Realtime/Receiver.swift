import NIOCore

/// Takes what one connection sends; made for it when it opens.
///
/// Calls come one at a time and in order. They start on the connection's event loop, so they must not
/// block; while one is suspended the next message waits, and after a few the socket is not read.
public protocol Receiver: AnyObject, Sendable {
  /// One complete text message, valid UTF-8.
  func receive(_ text: ByteBuffer) async

  /// A message that may need no waiting: true where it has been dealt with, or begun; false leaves
  /// it to ``receive(_:)``.
  ///
  /// On the connection's event loop, and only once ``receive(_:)`` has returned from every earlier
  /// message, so the order stays.
  func receiveAtOnce(_ text: ByteBuffer) -> Bool

  /// The connection has ended; called exactly once, after the last message.
  func closed() async
}

extension Receiver {
  /// Leaves every message to ``receive(_:)``.
  public func receiveAtOnce(_ text: ByteBuffer) -> Bool { false }
}

/// A receiver that takes binary messages as well; for any other they are a bad frame (4400).
public protocol BinaryReceiver: Receiver {
  /// One complete binary message.
  func receive(binary: ByteBuffer) async
}
