import Chat
import Foundation
import GRDB

struct SQLiteAttemptStore: AttemptStore {
  let database: SQLiteDatabase

  func take(_ attempts: [Attempt], at now: Timestamp) async throws -> Timestamp? {
    try await database.write { database in
      try database.forgetAttempts(at: now)
      let outcomes = try attempts.map { attempt in
        attempt.limit.take(from: try database.fullAttempts(of: attempt.key), at: now)
      }
      if let until = outcomes.refusedUntil { return until }
      for case (let attempt, .taken(let full)) in zip(attempts, outcomes) {
        try database.run(
          "INSERT INTO attempt VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET fullAt = excluded.fullAt",
          [attempt.key, full])
      }
      return nil
    }
  }

  func giveBack(_ attempts: [Attempt]) async throws {
    try await database.write { database in
      for attempt in attempts {
        guard let full = try database.fullAttempts(of: attempt.key) else { continue }
        try database.run(
          "UPDATE attempt SET fullAt = ? WHERE key = ?",
          [attempt.limit.giveBack(to: full), attempt.key])
      }
    }
  }
}

extension Database {
  /// Whoever has all attempts again is as one who never tried.
  func forgetAttempts(at now: Timestamp) throws {
    try run("DELETE FROM attempt WHERE fullAt <= ?", [now])
  }

  fileprivate func fullAttempts(of key: AttemptKey) throws -> Timestamp? {
    try row("SELECT fullAt FROM attempt WHERE key = ?", [key])?[0]
  }
}

extension AttemptKey: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    Data.fromDatabaseValue(value).map { Self(bytes: Array($0)) }
  }
}
