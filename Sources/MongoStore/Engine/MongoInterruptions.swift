import Chat

/// Times in which MongoDB, or the way to it, left operations without an answer.
///
/// What was asked for may have been done, and whoever reads its own work learns that; but nobody else is
/// told of it.
struct MongoInterruptions: Sendable {
  private let told: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (told, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// An operation has had no answer.
  func begin() { continuation.yield() }

  /// Those that are over, as one element each.
  ///
  /// One is over when the primary takes a change and a majority has it: whatever was taken before is
  /// decided then. The second before that is for what still lies in the buffers of a primary that
  /// stood still.
  func over(_ pool: MongoPool) -> AsyncStream<Void> {
    AsyncStream { [told] in
      for await _ in told {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(1))
          if (try? await pool.run { try $0.touch() }) != nil { return () }
        }
      }
      return nil
    }
  }
}

extension MongoConnection {
  /// A change that changes nothing that anybody reads.
  fileprivate borrowing func touch() throws {
    try updateOne(.instance, ["_id": "interruption"], ["$inc": ["count": 1]], upsert: true)
  }
}
