import NIOCore

/// What one connection still has to be sent, apart from what the channel itself buffers.
struct Outbox {
  /// Live frames kept back while the connection compares, or nil while it does not.
  var held: Held?
  /// Those who wait until the socket takes more.
  var paced: [EventLoopPromise<Void>] = []
  /// The shard will flush the channel at the end of this turn.
  var awaitsFlush = false

  struct Held {
    var frames: [(Frame, Delivery)] = []
    var bytes = 0
  }
}
