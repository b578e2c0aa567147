import Chat
import NIOPosix
import Synchronization

extension MongoPool {
  /// Makes the database what this release needs, and answers its epoch.
  func prepareDatabase() async throws(MongoFault) -> String {
    do {
      return try await run { connection in
        try connection.insistOnReplicaSet()
        guard try connection.unfinishedRun() == nil else { throw MongoFault.unfinished }
        try connection.migrate()
        let faults = try connection.faults()
        guard faults.isEmpty else { throw MongoFault.damaged(faults) }
        return try connection.epoch()
      }
    } catch {
      throw MongoFault(first: error)
    }
  }

  /// Whether a primary answers, and soon: while there is none any operation would wait for it.
  func isAnswered() async -> Bool {
    await withCheckedContinuation { continuation in
      let answer = FirstAnswer(continuation)
      submit { pool in
        answer.give((try? pool?.onThread { try $0.command(["ping": 1]) }) != nil)
      }
      MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: .seconds(2)) {
        answer.give(false)
      }
    }
  }
}

/// Takes what comes first, and nothing after it.
private final class FirstAnswer: Sendable {
  private let waiting: Mutex<CheckedContinuation<Bool, Never>?>

  init(_ continuation: CheckedContinuation<Bool, Never>) { waiting = Mutex(continuation) }

  func give(_ answer: Bool) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(returning: answer)
  }
}
