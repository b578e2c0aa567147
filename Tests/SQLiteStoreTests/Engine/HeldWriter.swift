import Dispatch
import GRDB
import SQLiteStore

/// Holds a database's writer inside a transaction of its own, so that what is written meanwhile
/// gathers to one batch.
struct HeldWriter {
  private let gate = DispatchSemaphore(value: 0)
  private let holding: Task<Void, any Error>

  /// Returns once the writer is held.
  init(_ database: SQLiteDatabase) async {
    let gate = gate
    let (entered, entrance) = AsyncStream.makeStream(of: Void.self)
    holding = Task {
      try await database.write { _ in
        entrance.finish()
        gate.wait()
      }
    }
    for await _ in entered {}
  }

  func letGo() async throws {
    gate.signal()
    try await holding.value
  }
}
