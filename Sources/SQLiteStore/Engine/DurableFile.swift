import Foundation
import GRDB

/// Files that are whole or not there, also after a power cut.
package enum DurableFile {
  /// Writes one snapshot of `database` into the new file `path`, for its owner alone, while others
  /// go on writing.
  static func copy(_ database: some DatabaseReader, to path: String) throws {
    // SQLite fills an empty file and leaves its mode as it is.
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try check(file)
    close(file)
    let target = try DatabaseQueue(path: path)
    try database.backup(to: target)
    try target.close()
  }

  /// Gives the whole file `draft` the name `path`, and returns once both would survive.
  package static func publish(_ draft: String, as path: String) throws {
    try sync(draft)
    try move(draft, to: path)
  }

  /// Renames within one file system, and returns once the new name would survive.
  package static func move(_ old: String, to new: String) throws {
    try check(rename(old, new))
    for folder in Set([old, new].map { URL(filePath: $0).deletingLastPathComponent().path }) {
      try sync(folder)
    }
  }

  /// Returns once the content of a file, or the names in a folder, would survive.
  package static func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    try check(file)
    defer { close(file) }
    try check(fsync(file))
  }

  /// Throws where the disk of `folder` does not take another MiB, as many commits need.
  static func expectRoom(in folder: String) throws {
    let path = "\(folder)/room"
    defer { unlink(path) }
    try Data(count: 1 << 20).write(to: URL(filePath: path))
    try sync(path)
  }
}

/// What went wrong with a file or a database, without the statement that met it.
package func reason(of error: any Error) -> String {
  switch error {
  case let error as DatabaseError: error.message ?? error.resultCode.description
  case let error as POSIXError: String(cString: strerror(error.code.rawValue))
  case let error as SQLiteFault: error.description
  default: error.localizedDescription
  }
}
