import Chat

extension MongoConnection {
  /// Tries a change that holds only as long as nobody else is faster, again and again until it holds:
  /// `attempt` reads anew each time, and answers nil where somebody was faster.
  ///
  /// Throws a `StorageFault` where that never ends; one of those who try at once always gets through.
  func attempts<Value>(_ attempt: (borrowing MongoConnection) throws -> Value?) throws -> Value {
    for _ in 0..<200 {
      if let value = try attempt(self) { return value }
      pause()
    }
    throw StorageFault(reason: "too many change one document of MongoDB at once")
  }
}
