import Foundation
import GRDB

/// The way back from an update: the data as it was before a migration altered it.
enum MigrationCopy {
  /// Copies the database beside itself if `migrator` is going to alter one that is in use; answers
  /// where to. An earlier copy before the same migration gives way: that one has never committed.
  ///
  /// Throws ``SQLiteFault/notCopied(migration:reason:)``, as on a full disk.
  static func make(of connection: DatabaseQueue, for migrator: DatabaseMigrator) throws -> String? {
    let applied = try connection.read(migrator.appliedIdentifiers)
    let next = migrator.migrations.first { !applied.contains($0) }
    guard !applied.isEmpty, let next else { return nil }
    let copy = "\(connection.path).before-\(next)"
    let draft = copy + ".new"
    do {
      unlink(draft)
      try DurableFile.copy(connection, to: draft)
      try DurableFile.publish(draft, as: copy)
    } catch {
      unlink(draft)
      throw SQLiteFault.notCopied(migration: next, reason: reason(of: error))
    }
    return copy
  }
}
