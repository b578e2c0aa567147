import Foundation
import SQLiteStore

/// What `martlet check` says of a database in the data directory.
struct SQLiteCheck {
  /// The data directory.
  let folder: String

  /// Bytes that should be free on the disk, for growth between two looks at it.
  private static let spareBytes: Int64 = 256 << 20

  /// Seconds for which a copy is a way back, and no worse than the promise about deleted text.
  private static let copyLifetime: TimeInterval = 24 * 3_600

  /// Whether a restore has ended, and what is in the database.
  var database: [Check.Line] {
    let restore =
      Check.Line.lines("restore", unfinished) + Check.Line.lines("migration", halfMigrated)
    do {
      let findings = try DatabaseCheck.run(in: folder)
      return restore + findings.flatMap { Check.Line.lines($0.name, $0.faults) }
    } catch {
      return restore + Check.Line.lines("database", [reason(of: error)])
    }
  }

  /// The room around it, and copies in it.
  var disk: [Check.Line] { room + copies }

  /// Does a task and says how that went.
  func lines(doing task: Check.Task) -> [Check.Line] {
    switch task {
    case .purge: Check.Line.lines("purge", purge())
    case .newEpoch:
      Check.Line.lines("new epoch", ["martlet restore gives SQLite's database one by itself"])
    }
  }

  private var unfinished: [String] {
    let pending = try? Restoration.pending(in: folder)
    return pending == nil ? [] : ["it was interrupted; the next start of the server ends it"]
  }

  private var halfMigrated: [String] {
    do throws(DataFault) {
      try MigrationMarker.expectWhole(folder)
      return []
    } catch {
      return [error.description]
    }
  }

  /// A backup and the copy before a migration take as much again as the database has.
  private var room: [Check.Line] {
    let files = FileManager.default
    let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(SQLiteDatabase.fileName)")
    let size = attributes?[.size] as? Int64 ?? 0
    let system = try? files.attributesOfFileSystem(forPath: folder)
    guard let free = system?[.systemFreeSize] as? Int64 else {
      return Check.Line.lines("disk", ["its free space is unknown"])
    }
    guard free < 2 * size + Self.spareBytes else { return Check.Line.lines("disk", []) }
    let text = free.formatted(.byteCount(style: .file))
    return [Check.Line(verdict: .warning, name: "disk", detail: "only \(text) are free")]
  }

  /// Copies of the database that are older than a day: the daily purge does not reach into them, so
  /// they hold what people have deleted since.
  private var copies: [Check.Line] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let old = names.sorted().filter { name in
      ["\(SQLiteDatabase.fileName).before-", "replaced-"].contains { name.hasPrefix($0) }
        && age(of: "\(folder)/\(name)") > Self.copyLifetime
    }
    guard !old.isEmpty else { return Check.Line.lines("copies", []) }
    return old.map { name in
      let detail = "\(name) holds what was deleted since; delete it when you need no way back"
      return Check.Line(verdict: .warning, name: "copies", detail: detail)
    }
  }

  private func age(of path: String) -> TimeInterval {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.modificationDate] as? Date).map { -$0.timeIntervalSinceNow } ?? 0
  }

  private func purge() -> [String] {
    do {
      try DatabaseCheck.purge(in: folder)
      return []
    } catch {
      return [reason(of: error)]
    }
  }
}
