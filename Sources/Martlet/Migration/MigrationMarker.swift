import Chat
import Foundation

/// How far a migration is, as it stands in `migration.json` of the data directory at one of its ends.
struct MigrationMarker: Codable, Equatable {
  /// Which way it goes.
  enum Direction: String, Codable {
    case toMongoDB, toDirectory
  }

  /// Names this run; a database of MongoDB that it fills knows it by that.
  let run: String
  let direction: Direction
  /// Of the source: another one is another instance.
  let epoch: String
  /// What is being copied; nil once all is.
  var kind: TransferKind? = TransferKind.allCases.first
  /// The last record that was taken; nil before the first of its kind.
  var after: TransferKey?
  /// How many were taken in all.
  var records = 0

  /// Name of the file within the data directory.
  static let name = "migration.json"

  /// A run that has yet to begin.
  static func begin(_ direction: Direction, epoch: String) -> MigrationMarker {
    MigrationMarker(run: UUID().uuidString.lowercased(), direction: direction, epoch: epoch)
  }

  /// The marker in `folder`; nil where none is. Throws ``DataFault/unusable(path:reason:)``.
  static func read(in folder: String) throws(DataFault) -> MigrationMarker? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
    guard let marker = try? JSONDecoder().decode(MigrationMarker.self, from: data) else {
      throw .unusable(path: folder, reason: "\(name) is malformed")
    }
    return marker
  }

  /// Throws ``DataFault/unusable(path:reason:)`` where a migration into `folder` has not come to its
  /// end: half of an instance is none.
  static func expectWhole(_ folder: String) throws(DataFault) {
    guard try read(in: folder)?.direction != .toDirectory else {
      throw .unusable(
        path: folder,
        reason: "a migration into it has not come to its end; run it again, or delete \(name) and "
          + "the database")
    }
  }

  /// Keeps it in `folder`, durably.
  func write(in folder: String) throws(DataFault) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("Strings and numbers always make JSON.")
    }
    try PrivateFile.write(data, to: Self.name, in: folder)
  }

  /// Ends what it stands for.
  static func remove(in folder: String) throws(DataFault) {
    let result = unlink("\(folder)/\(name)")
    guard result == 0 || errno == ENOENT else {
      throw .unusable(path: folder, reason: reasonOfErrno())
    }
  }
}
