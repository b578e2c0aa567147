import Synchronization

/// Lets one request at a time work on an upload.
///
/// Whoever comes next has the one before leave off reading: a client that asks again has lost its
/// connection, which the server may not learn for a long time. It waits only until what has come is
/// written.
final class UploadTurns: Sendable {
  private struct Queue {
    var holder: UploadTurn
    var waiting: [(turn: UploadTurn, begin: CheckedContinuation<Void, Never>)] = []
  }

  private let queues = Mutex<[MediaID: Queue]>([:])

  /// Uploads that are worked on.
  var ids: [MediaID] { queues.withLock { Array($0.keys) } }

  func take<Value: Sendable>(
    _ id: MediaID, _ work: (UploadTurn) async throws -> Value
  ) async rethrows -> Value {
    let turn = UploadTurn()
    await withCheckedContinuation { enter(id, turn, $0) }
    defer { leave(id) }
    return try await work(turn)
  }

  private func enter(
    _ id: MediaID, _ turn: UploadTurn, _ begin: CheckedContinuation<Void, Never>
  ) {
    let isFirst = queues.withLock { queues in
      guard var queue = queues[id] else {
        queues[id] = Queue(holder: turn)
        return true
      }
      queue.holder.stop()
      queue.waiting.append((turn, begin))
      queues[id] = queue
      return false
    }
    if isFirst { begin.resume() }
  }

  private func leave(_ id: MediaID) {
    let next = queues.withLock { queues -> CheckedContinuation<Void, Never>? in
      guard var queue = queues[id], !queue.waiting.isEmpty else {
        queues[id] = nil
        return nil
      }
      let next = queue.waiting.removeFirst()
      queue.holder = next.turn
      if !queue.waiting.isEmpty { next.turn.stop() }
      queues[id] = queue
      return next.begin
    }
    next?.resume()
  }
}

/// One request's time with an upload, until somebody else wants it.
struct UploadTurn: Sendable {
  private let stops: AsyncStream<Never>
  private let stopping: AsyncStream<Never>.Continuation

  fileprivate init() { (stops, stopping) = AsyncStream.makeStream() }

  fileprivate func stop() { stopping.finish() }

  /// Does `work`, which is cancelled when somebody else wants the upload; it may yet end well.
  func untilStopped<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value)
    async throws -> Value
  {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask { [stops] in
        for await _ in stops {}
        return nil
      }
      defer { group.cancelAll() }
      while let outcome = try await group.next() {
        if let outcome { return outcome }
        group.cancelAll()
      }
      throw MediaRefusal.interrupted
    }
  }
}
