import NIOCore

/// How long a connection may keep the server waiting.
struct ConnectionTimeouts: Sendable {
  /// From being accepted until the head of its first request has arrived.
  var firstRequest = TimeAmount.seconds(10)
  /// Between two requests, or two pieces of one.
  var idle = TimeAmount.seconds(60)
}
