import Chat
import GRDB

extension Database {
  /// The next attempts that are to be transferred.
  func attempts(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      "SELECT key, fullAt FROM attempt WHERE key > ? ORDER BY key LIMIT ?", [key.blob, limit])
    return TransferPage(
      rows.map { .attempt(AttemptRecord(key: $0[0], fullAt: $0[1])) }, limit: limit)
  }

  /// Keeps attempts that were transferred, unless they are there.
  func take(_ record: AttemptRecord) throws {
    try run(
      "INSERT INTO attempt VALUES (?, ?) ON CONFLICT DO NOTHING", [record.key, record.fullAt])
  }
}
