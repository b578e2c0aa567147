/// Why a database can't be served from; the server refuses to start and says so.
package enum SQLiteFault: Error, Equatable, CustomStringConvertible {
  /// `synchronous` isn't FULL (2), so a power cut could take what was acknowledged.
  case notDurable(synchronous: Int)
  /// The connection doesn't hold up foreign keys.
  case foreignKeysOff
  /// The connection leaves what was deleted in the file.
  case deletionsKept
  /// Tables or indexes that keep the invariants are gone or were altered.
  case schemaDamaged([String])
  /// A later release has written it; this one could misread it.
  case newer
  /// An earlier release has written it, and no server of this one has run on it yet.
  case older
  /// The file is none of Martlet's databases, or no backup where one is wanted.
  case foreign
  /// What is stored contradicts itself.
  case damaged([String])
  /// The copy before a migration could not be made, so nothing was migrated.
  case notCopied(migration: String, reason: String)

  package var description: String {
    switch self {
    case .notDurable(let synchronous): "PRAGMA synchronous is \(synchronous) and must be 2 (FULL)"
    case .foreignKeysOff: "PRAGMA foreign_keys is off and must be on"
    case .deletionsKept: "PRAGMA secure_delete is off and must be on"
    case .schemaDamaged(let names):
      "the schema is damaged: missing or altered: \(names.joined(separator: ", "))"
    case .newer: "the database was written by a later release"
    case .older: "the database is an earlier release's; start this one's server on it once"
    case .foreign: "it is none of Martlet's"
    case .damaged(let faults): "it is damaged: \(faults.joined(separator: "; "))"
    case .notCopied(let migration, let reason):
      "no copy could be made before migration \(migration), so nothing was migrated: \(reason)"
    }
  }
}
