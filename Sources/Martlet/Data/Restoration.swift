import Foundation
import SQLiteStore

/// A restored state on its way into a data directory.
///
/// It is complete in a folder of its own before anything that was there is touched. Getting its final
/// name is the one step that decides; from then on it is what counts, and whoever next takes the
/// directory's lock brings it to its end. At no moment is a database beside a log of another one.
struct Restoration: Equatable {
  /// Where what was there before has been moved; nil where there was nothing.
  let replaced: String?

  /// What makes up the state of a server. The secrets go first and the database last, by which an
  /// interrupted move is understood.
  private static let arriving = [SecretsFile.name, "uploads", "media", SQLiteDatabase.fileName]
  private static let leaving =
    ["-wal", "-shm", ""].map { SQLiteDatabase.fileName + $0 } + [
      "media", "uploads", SecretsFile.name,
    ]

  private static let prefix = "restored-"

  /// Makes the state in a folder that `fill` is given, and decides for it.
  ///
  /// Throws what `fill` throws, and `DataFault.unusable`; the directory is then as it was.
  static func prepare(
    in directory: DataDirectory,
    _ fill: (_ folder: String) throws -> Void
  ) throws {
    let draft = directory.path(of: "restore.new")
    let files = FileManager.default
    try? files.removeItem(atPath: draft)
    defer { try? files.removeItem(atPath: draft) }
    try files.createDirectory(
      atPath: draft,
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
    try fill(draft)
    try hand(draft, toOwnerOf: directory)
    for path in try files.subpathsOfDirectory(atPath: draft) {
      try hand("\(draft)/\(path)", toOwnerOf: directory)
    }
    try DurableFile.publish(draft, as: directory.path(of: prefix + now()))
  }

  /// Brings to its end what was decided and then interrupted; nil where nothing was.
  ///
  /// Throws `DataFault.unusable`; it can be tried again then.
  static func finish(in directory: DataDirectory) throws(DataFault) -> Restoration? {
    do {
      guard let name = try pending(in: directory.path) else { return nil }
      let folder = directory.path(of: name)
      let aside = directory.path(of: "replaced-" + name.dropFirst(prefix.count))
      // As long as the secrets have not moved in, all that is there is of before.
      if isThere("\(folder)/\(SecretsFile.name)") { try empty(directory, into: aside) }
      for name in arriving where isThere("\(folder)/\(name)") {
        try DurableFile.move("\(folder)/\(name)", to: directory.path(of: name))
      }
      try FileManager.default.removeItem(atPath: folder)
      return Restoration(replaced: isThere(aside) ? aside : nil)
    } catch {
      throw .unusable(path: directory.path, reason: reason(of: error))
    }
  }

  /// The folder in the data directory `path` from which a restore has yet to end.
  static func pending(in path: String) throws -> String? {
    try FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasPrefix(prefix) }
  }

  private static func empty(_ directory: DataDirectory, into aside: String) throws {
    for name in leaving where isThere(directory.path(of: name)) {
      if !isThere(aside) {
        try FileManager.default.createDirectory(
          atPath: aside,
          withIntermediateDirectories: false,
          attributes: [.posixPermissions: 0o700]
        )
        try hand(aside, toOwnerOf: directory)
      }
      try DurableFile.move(directory.path(of: name), to: "\(aside)/\(name)")
    }
  }

  /// What root restores must be readable for the user whom the server runs as.
  private static func hand(_ path: String, toOwnerOf directory: DataDirectory) throws {
    guard geteuid() == 0 else { return }
    let owner = try FileManager.default.attributesOfItem(atPath: directory.path)
    try FileManager.default.setAttributes(
      owner.filter { [.ownerAccountID, .groupOwnerAccountID].contains($0.key) },
      ofItemAtPath: path
    )
  }

  private static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// This moment in UTC, to the millisecond, as a part of a name.
  private static func now() -> String {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .omitted,
      timeSeparator: .omitted,
      includingFractionalSeconds: true
    )
    return Date().formatted(style)
  }
}
