import Chat
import GRDB
import Synchronization

/// The one writer: everything that has queued up shares one transaction and one fsync.
///
/// There is no waiting for more to come: the fsync of one batch is the time in which the next one
/// gathers. It runs on the connection's own queue, which is serial.
final class GroupCommit: Sendable {
  private let connection: DatabaseQueue
  private let checkpoints: Checkpoints
  private let limit: Int
  private let state = Mutex(State())

  init(connection: DatabaseQueue, limit: Int) throws {
    self.connection = connection
    self.limit = limit
    checkpoints = try Checkpoints(path: connection.path)
    connection.writeWithoutTransaction(checkpoints.watch)
  }

  /// Runs `body` in the next batch, twice where that has to be begun anew, and tells `then` after the
  /// commit.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value,
    then: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    let job = Job(
      run: { database in
        let value = try body(database)
        return { then(.success(value)) }
      },
      fail: { [self] in then(.failure(noted($0))) })
    let isAccepted = enqueue { $0.queue.append(job) }
    if !isAccepted { then(.failure(CommonRefusal.busy(retryAfter: 1))) }
  }

  /// Runs `body` outside of any transaction, after the batch that is being written.
  func betweenBatches<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isAccepted = enqueue { state in
        state.errands.append { database in
          continuation.resume(with: Result { try body(database) })
        }
      }
      if !isAccepted { continuation.resume(throwing: CommonRefusal.busy(retryAfter: 1)) }
    }
  }

  /// Accepts no more jobs; false where it had been stopped before.
  func stop() async -> Bool {
    let wasRunning = state.withLock { state in
      defer { state.isStopped = true }
      return !state.isStopped
    }
    if wasRunning { await checkpoints.close() }
    return wasRunning
  }

  /// Whether the last commit, or a write in it, failed for want of a disk.
  var lastCommitFailed: Bool { state.withLock { $0.lastCommitFailed } }

  /// Transactions committed so far.
  var commitCount: Int { state.withLock { $0.commitCount } }

  /// The error as the caller is to see it; a disk that has failed one write may fail the next.
  private func noted(_ error: any Error) -> any Error {
    guard let fault = StorageFault(error) else { return error }
    state.withLock { $0.lastCommitFailed = true }
    return fault
  }

  private func enqueue(_ add: (inout State) -> Void) -> Bool {
    let (isAccepted, startsDraining) = state.withLock { state in
      guard !state.isStopped, state.queue.count < limit else { return (false, false) }
      add(&state)
      defer { state.isDraining = true }
      return (true, !state.isDraining)
    }
    if startsDraining { connection.asyncWriteWithoutTransaction(drain) }
    return isAccepted
  }

  private func drain(_ database: Database) {
    while let (batch, errands) = next() {
      if !batch.isEmpty {
        commit(batch, to: database)
        checkpoints.copyIfDue(then: finishCheckpoint)
      }
      for errand in errands { errand(database) }
    }
  }

  private func finishCheckpoint() {
    let isAccepted = enqueue { $0.errands.append(checkpoints.finish) }
    if !isAccepted { checkpoints.leave() }
  }

  private func next() -> (batch: [Job], errands: [Errand])? {
    state.withLock { state in
      guard !state.queue.isEmpty || !state.errands.isEmpty else {
        state.isDraining = false
        return nil
      }
      defer {
        state.errands = []
        let count = state.queue.count
        state.queue = []
        state.queue.reserveCapacity(count)
      }
      return (state.queue, state.errands)
    }
  }

  private func commit(_ batch: [Job], to database: Database) {
    do {
      let answers = try database.together(batch) ?? database.apart(batch)
      state.withLock { state in
        state.commitCount += 1
        state.lastCommitFailed = false
      }
      for answer in answers { answer() }
    } catch {
      state.withLock { $0.lastCommitFailed = true }
      for job in batch { job.fail(error) }
    }
  }

  private struct State {
    var queue: [Job] = []
    var errands: [Errand] = []
    var isDraining = false
    var isStopped = false
    var lastCommitFailed = false
    var commitCount = 0
  }
}

/// Tells one caller what came of their write.
private typealias Answer = @Sendable () -> Void

/// What is to be done outside of transactions.
private typealias Errand = @Sendable (Database) -> Void

/// One caller's write.
private struct Job: Sendable {
  /// Answers what to call once it is durable.
  let run: @Sendable (Database) throws -> Answer
  let fail: @Sendable (any Error) -> Void
}

extension Database {
  /// Commits all jobs or none; nil, and nothing is written, where one of them fails.
  ///
  /// Almost none does, so a savepoint for each would be two statements for nothing.
  fileprivate func together(_ batch: [Job]) throws -> [Answer]? {
    var answers: [Answer]? = []
    answers?.reserveCapacity(batch.count)
    try inTransaction(.immediate) {
      do {
        for job in batch { answers?.append(try job.run(self)) }
        return .commit
      } catch {
        answers = nil
        return .rollback
      }
    }
    return answers
  }

  /// Commits the jobs that do not fail.
  fileprivate func apart(_ batch: [Job]) throws -> [Answer] {
    var answers: [Answer] = []
    try inTransaction(.immediate) {
      for job in batch { answers.append(try inOwnSavepoint(job)) }
      return .commit
    }
    return answers
  }

  /// Runs the job so that its failure undoes it alone. Throws only where the whole transaction is
  /// lost, as SQLite rolls back by itself when the disk is full or broken.
  fileprivate func inOwnSavepoint(_ job: Job) throws -> Answer {
    try run("SAVEPOINT job")
    do {
      let answer = try job.run(self)
      try run("RELEASE job")
      return answer
    } catch {
      guard isInsideTransaction else { throw error }
      try run("ROLLBACK TO job")
      try run("RELEASE job")
      return { job.fail(error) }
    }
  }
}
