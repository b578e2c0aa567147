import Chat
import Foundation
import Logging
import MongoStore
import SQLiteStore

/// `martlet migrate`: a whole instance from a data directory into MongoDB, or back.
///
/// Clients notice nothing: ids, numbers and the epoch stay, so what they hold stays valid. The source
/// is only read, and nothing may serve from either end meanwhile.
struct Migrate {
  let ends: MigrationEnds
  /// Hears how far it is, a line each time.
  let say: @Sendable (String) -> Void

  private var folder: String { ends.folder }
  private var database: String { "\(folder)/\(SQLiteDatabase.fileName)" }
  /// What the driver has to say is in the error that it answers with.
  private var silence: Logger { Logger(label: "migrate") { _ in SwiftLogNoOpLogHandler() } }

  /// Copies what is not there yet, compares both ends, and answers what there is, in lines.
  func run() async throws(MigrationFault) -> String {
    do {
      return switch ends.direction {
      case .toMongoDB: try await runToMongoDB()
      case .toDirectory: try await runToDirectory()
      }
    } catch let fault as MigrationFault {
      throw fault
    } catch let fault as DataFault {
      throw .data(fault)
    } catch let fault as MongoFault {
      throw .database(ends.address.description, fault)
    } catch let fault as StorageFault {
      throw .interrupted(reason: fault.reason)
    } catch {
      throw .interrupted(reason: reason(of: error))
    }
  }

  private func runToMongoDB() async throws -> String {
    guard isThere(database) else { throw MigrationFault.nothing(source: folder) }
    let directory = try openDirectory()
    defer { withExtendedLifetime(directory) {} }
    guard try MigrationMarker.read(in: folder)?.direction != .toDirectory else {
      throw MigrationFault.halfSource(folder)
    }
    let sqlite = try using { try SQLiteTransferStore(reading: folder) }
    let mongo = try MongoTransferStore(ends.address, logger: silence)
    var marker = try await marker(for: mongo, epoch: try await epoch(of: sqlite))
    try await mongo.beginFilling(by: marker.run)
    let proof = try await working { drafts in
      let source = MigrationSide(records: sqlite, media: try FileMediaStore(folder: folder))
      let target = MigrationSide(records: mongo, media: try mongo.media(in: drafts))
      return try await transfer(from: source, to: target, &marker, drafts)
    }
    try await mongo.endFilling()
    try MigrationMarker.remove(in: folder)
    try await mongo.close()
    let advice = "Every node needs \(SecretsFile.name) of \(folder) in its own data directory."
    return (proof.lines + [advice]).joined(separator: "\n")
  }

  private func runToDirectory() async throws -> String {
    let mongo = try MongoTransferStore(ends.address, logger: silence)
    switch try await mongo.state() {
    case .empty: throw MigrationFault.nothing(source: ends.address.description)
    case .unfinished: throw MigrationFault.halfSource(ends.address.description)
    case .inUse: try await mongo.beginReading()
    }
    let directory = try openDirectory()
    defer { withExtendedLifetime(directory) {} }
    var marker = try markerForDirectory(epoch: try await epoch(of: mongo))
    let sqlite = try using { try SQLiteTransferStore(filling: folder) }
    let proof = try await working { drafts in
      let source = MigrationSide(records: mongo, media: try mongo.media(in: drafts))
      let target = MigrationSide(records: sqlite, media: try FileMediaStore(folder: folder))
      return try await transfer(from: source, to: target, &marker, drafts)
    }
    try sqlite.close()
    try check()
    try MigrationMarker.remove(in: folder)
    try await mongo.close()
    let advice =
      isThere("\(folder)/\(SecretsFile.name)")
      ? [] : ["Put \(SecretsFile.name) of a node into \(folder), or everybody has to log in anew."]
    return (proof.lines + advice).joined(separator: "\n")
  }

  private func transfer(
    from source: MigrationSide, to target: MigrationSide, _ marker: inout MigrationMarker,
    _ drafts: String
  ) async throws -> MigrationProof {
    let run = MigrationRun(
      source: source, target: target,
      media: MediaCopy(source: source, target: target, folder: drafts), folder: folder, say: say)
    do {
      try await run.copy(&marker)
      return try await run.prove()
    } catch let fault as MongoFault {
      throw MigrationFault.interrupted(reason: fault.description)
    }
  }

  // MARK: Whether it may begin, or go on

  private func openDirectory() throws -> DataDirectory {
    let directory = try DataDirectory(path: folder)
    guard try Restoration.pending(in: folder) == nil else {
      throw DataFault.unusable(
        path: folder, reason: "a restore was interrupted; start the server to end it")
    }
    return directory
  }

  private func marker(for mongo: MongoTransferStore, epoch: String) async throws
    -> MigrationMarker
  {
    switch try await mongo.state() {
    case .inUse: throw MigrationFault.notEmpty(target: ends.address.description)
    case .unfinished(let run):
      guard let earlier = try MigrationMarker.read(in: folder), earlier.run == run,
        earlier.epoch == epoch
      else { throw MigrationFault.foreign(target: ends.address.description) }
      return earlier
    case .empty: return try begin(epoch: epoch)
    }
  }

  private func markerForDirectory(epoch: String) throws -> MigrationMarker {
    let earlier = try MigrationMarker.read(in: folder)
    guard isThere(database) else {
      // A log of another database must not be taken for this one's.
      for ending in ["-wal", "-shm"] { unlink(database + ending) }
      return try begin(epoch: epoch)
    }
    guard let earlier, earlier.direction == .toDirectory else {
      throw MigrationFault.notEmpty(target: folder)
    }
    guard earlier.epoch == epoch else { throw MigrationFault.foreign(target: folder) }
    return earlier
  }

  private func begin(epoch: String) throws -> MigrationMarker {
    let marker = MigrationMarker.begin(ends.direction, epoch: epoch)
    try marker.write(in: folder)
    return marker
  }

  // MARK: The rest

  private func epoch(of store: any TransferStore) async throws -> String {
    let page = try await store.page(of: .instance, after: nil, limit: 1)
    guard case .instance(let instance)? = page.records.first else {
      throw DataFault.unusable(path: folder, reason: "it has no epoch")
    }
    return instance.epoch
  }

  /// Lends a folder of the data directory to `body`.
  private func working<Value>(_ body: (_ drafts: String) async throws -> Value) async throws
    -> Value
  {
    let path = "\(folder)/migration"
    let files = FileManager.default
    try? files.removeItem(atPath: path)
    try files.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(atPath: path) }
    return try await body(path)
  }

  private func using<Value>(_ body: () throws -> Value) throws(DataFault) -> Value {
    do {
      return try body()
    } catch {
      throw .unusable(path: folder, reason: reason(of: error))
    }
  }

  /// Whether what was filled holds together by SQLite's own rules.
  private func check() throws {
    let faults = try DatabaseCheck.run(in: folder).flatMap { finding in
      finding.faults.map { "\(finding.name): \($0)" }
    }
    guard faults.isEmpty else { throw MigrationFault.differs(faults) }
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
