import Foundation
import SQLiteStore

/// `martlet restore`: a data directory as a backup has it, for the next start of the server.
struct Restore {
  let settings: Settings

  /// Puts what `file` holds in the data directory and answers what that is, in lines.
  func run(from file: String, replacing: Bool) throws(DataFault) -> String {
    guard settings.store == nil else { throw .onlySQLite(command: "restore") }
    guard FileManager.default.fileExists(atPath: file) else {
      throw .missing(path: file, what: "backup")
    }
    let directory = try DataDirectory(path: settings.data)
    defer { withExtendedLifetime(directory) {} }
    try MigrationMarker.expectWhole(directory.path)
    _ = try Restoration.finish(in: directory)
    let database = directory.path(of: SQLiteDatabase.fileName)
    guard replacing || !FileManager.default.fileExists(atPath: database) else {
      throw .exists(path: database, advice: "--replace keeps it aside")
    }
    let contents = try prepare(file, in: directory)
    let restored = try Restoration.finish(in: directory)
    let kept = restored?.replaced.map { "\nWhat was there is in \($0)." } ?? ""
    return "\(directory.path): \(contents.inWords)\(kept)"
  }

  private func prepare(
    _ file: String,
    in directory: DataDirectory
  ) throws(DataFault) -> DatabaseBackup.Contents {
    var contents: DatabaseBackup.Contents?
    do {
      try Restoration.prepare(in: directory) { folder in
        let unpacked = try DatabaseBackup.unpack(file, into: folder)
        _ = try SecretsFile.decode(unpacked.secrets, path: file)
        try PrivateFile.write(unpacked.secrets, to: SecretsFile.name, in: folder)
        contents = unpacked.contents
      }
    } catch let fault as DataFault {
      throw fault
    } catch {
      throw .backup(path: file, reason: reason(of: error))
    }
    guard let contents else { preconditionFailure("What was prepared has been unpacked.") }
    return contents
  }
}
