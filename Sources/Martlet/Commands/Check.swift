import Foundation
import SQLiteStore

/// `martlet check`: whether a server could be trusted with this configuration and this data.
///
/// It only reads unless it purges, beside a server that runs or not.
struct Check {
  private let effective: EffectiveSettings
  private var folder: String { effective.settings.data }

  /// Bytes that should be free on the disk, for growth between two looks at it.
  private static let spareBytes: Int64 = 256 << 20

  /// Seconds for which a copy is a way back, and no worse than the promise about deleted text.
  private static let copyLifetime: TimeInterval = 24 * 3_600

  /// A check of what `effective` names.
  init(_ effective: EffectiveSettings) {
    self.effective = effective
  }

  /// One thing that was looked at, and what is wrong with it; a fault each has a line of its own.
  struct Line: CustomStringConvertible {
    enum Verdict: String {
      case ok, warning, fault
    }

    let verdict: Verdict
    let name: String
    var detail = ""

    var description: String {
      let what = detail.isEmpty ? name : "\(name): \(detail)"
      return "\(verdict.rawValue.padded(to: 7))  \(what)"
    }
  }

  /// Looks at everything, and then clears deleted text out of the files if it is `purging`.
  ///
  /// Where the configuration is wrong nobody knows where the data is, so nothing else is said.
  func lines(purging: Bool) -> [Line] {
    let configuration = lines("configuration", effective.faults.map(\.description))
    guard effective.faults.isEmpty else { return configuration }
    return configuration + lines("restore", unfinished) + database + lines("secrets", secrets)
      + lines("permissions", permissions) + disk + copies + (purging ? lines("purge", purge()) : [])
  }

  private func lines(_ name: String, _ faults: [String]) -> [Line] {
    faults.isEmpty
      ? [Line(verdict: .ok, name: name)]
      : faults.map { Line(verdict: .fault, name: name, detail: $0) }
  }

  private var database: [Line] {
    do {
      return try DatabaseCheck.run(in: folder).flatMap { lines($0.name, $0.faults) }
    } catch {
      return lines("database", [reason(of: error)])
    }
  }

  private var unfinished: [String] {
    let pending = try? Restoration.pending(in: folder)
    return pending == nil ? [] : ["it was interrupted; the next start of the server ends it"]
  }

  private var secrets: [String] {
    do throws(DataFault) {
      _ = try SecretsFile.bytes(in: folder)
      return []
    } catch {
      return [error.description]
    }
  }

  /// Files that others may open, and a folder whose files others may exchange.
  private var permissions: [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasPrefix(SQLiteDatabase.fileName) }
    let open = names.sorted().filter { mode(of: "\(folder)/\($0)") & 0o077 != 0 }
      .map { "others may open \($0); chmod 600 it" }
    let isShared = mode(of: folder) & 0o022 != 0
    return open + (isShared ? ["others may write to \(folder); chmod 700 it"] : [])
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : 0
  }

  /// A backup and the copy before a migration take as much again as the database has.
  private var disk: [Line] {
    let files = FileManager.default
    let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(SQLiteDatabase.fileName)")
    let size = attributes?[.size] as? Int64 ?? 0
    let system = try? files.attributesOfFileSystem(forPath: folder)
    guard let free = system?[.systemFreeSize] as? Int64 else {
      return lines("disk", ["its free space is unknown"])
    }
    guard free < 2 * size + Self.spareBytes else { return lines("disk", []) }
    let text = free.formatted(.byteCount(style: .file))
    return [Line(verdict: .warning, name: "disk", detail: "only \(text) are free")]
  }

  /// Copies of the database that are older than a day: the daily purge does not reach into them, so
  /// they hold what people have deleted since.
  private var copies: [Line] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let old = names.sorted().filter { name in
      ["\(SQLiteDatabase.fileName).before-", "replaced-"].contains { name.hasPrefix($0) }
        && age(of: "\(folder)/\(name)") > Self.copyLifetime
    }
    guard !old.isEmpty else { return lines("copies", []) }
    return old.map { name in
      let detail = "\(name) holds what was deleted since; delete it when you need no way back"
      return Line(verdict: .warning, name: "copies", detail: detail)
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
