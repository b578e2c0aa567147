import NIOCore

/// How long a connection may keep the server waiting.
struct ConnectionTimeouts: Sendable {
  /// From being accepted until the head of its first request has arrived.
  var firstRequest = TimeAmount.seconds(10)
  /// From an answer until the whole head of the next request has arrived, and until a client takes some
  /// of what it is sent.
  var idle = TimeAmount.seconds(60)
  /// In each such span a body must bring ``bodyBytes``, or end.
  var body = TimeAmount.seconds(30)
  /// About one kilobyte a second: slower than any line people would use this over.
  var bodyBytes = 32 << 10
}
