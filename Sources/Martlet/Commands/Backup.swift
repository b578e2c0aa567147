import Foundation
import SQLiteStore

/// `martlet backup`: everything a server keeps, in one file, while it goes on serving.
struct Backup {
  let settings: Settings

  /// Writes the new `file` and answers what is in it, in a line.
  func run(to file: String) throws(DataFault) -> String {
    guard settings.store == nil else { throw .onlySQLite(command: "backup") }
    let folder = settings.data
    let files = FileManager.default
    guard files.fileExists(atPath: "\(folder)/\(SQLiteDatabase.fileName)") else {
      throw .missing(path: folder, what: "data of Martlet's")
    }
    guard !files.fileExists(atPath: file) else {
      throw .exists(path: file, advice: "a backup overwrites nothing")
    }
    try MigrationMarker.expectWhole(folder)
    let secrets = try SecretsFile.bytes(in: folder)
    do {
      if try Restoration.pending(in: folder) != nil {
        throw SQLiteFault.damaged(["a restore was interrupted; start the server to end it"])
      }
      let contents = try DatabaseBackup.write(from: folder, secrets: secrets, to: file)
      let size = try files.attributesOfItem(atPath: file)[.size] as? Int64 ?? 0
      return "\(file): \(size.formatted(.byteCount(style: .file))), \(contents.inWords)"
    } catch {
      throw .unusable(path: folder, reason: reason(of: error))
    }
  }
}

extension DatabaseBackup.Contents {
  /// The numbers for a person.
  var inWords: String {
    "people: \(people), conversations: \(conversations), messages: \(messages), files: \(files), "
      + "migration: \(migration)"
  }
}
