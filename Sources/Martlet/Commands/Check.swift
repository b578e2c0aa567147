import Foundation
import SQLiteStore

/// `martlet check`: whether a server could be trusted with this configuration and this data.
///
/// It only reads unless it has a task, beside a server that runs or not.
struct Check {
  private let effective: EffectiveSettings
  private var folder: String { effective.settings.data }

  /// A check of what `effective` names.
  init(_ effective: EffectiveSettings) {
    self.effective = effective
  }

  /// What it is to do besides, by the switch that asks for it.
  enum Task: String {
    /// Clear deleted text out of the files.
    case purge = "--purge"
    /// Have clients load anew what they hold.
    case newEpoch = "--new-epoch"
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

    /// A line for each fault, or one that says that there is none.
    static func lines(_ name: String, _ faults: [String]) -> [Line] {
      faults.isEmpty
        ? [Line(verdict: .ok, name: name)]
        : faults.map { Line(verdict: .fault, name: name, detail: $0) }
    }
  }

  /// Looks at everything, and then does its `tasks`.
  ///
  /// Where the configuration is wrong nobody knows where the data is, so nothing else is said.
  func lines(doing tasks: [Task]) async -> [Line] {
    let configuration = Line.lines("configuration", effective.faults.map(\.description))
    guard effective.faults.isEmpty else { return configuration }
    let keys =
      Line.lines("secrets", secrets) + Line.lines("permissions", permissions) + certificate
    guard let address = effective.settings.store else {
      let check = SQLiteCheck(folder: folder)
      return configuration + check.database + keys + check.disk
        + tasks.flatMap { check.lines(doing: $0) }
    }
    let check = MongoDBCheck(address: address)
    var lines = await configuration + check.database + keys
    for task in tasks { lines += await check.lines(doing: task) }
    return lines
  }

  private var secrets: [String] {
    do throws(DataFault) {
      _ = try SecretsFile.bytes(in: folder)
      return []
    } catch {
      return [error.description]
    }
  }

  /// Seconds before its end in which somebody should have renewed a certificate.
  private static let renewal: TimeInterval = 14 * 24 * 3_600

  /// The certificate, where there is one.
  private var certificate: [Line] {
    let settings = effective.settings
    guard settings.speaksTLS else { return [] }
    do throws(TLSFault) {
      guard settings.chat.publicURL.isSecure else { throw .plainPublicURL }
      let files = try TLSFiles(certificate: settings.tlsCertificate, key: settings.tlsKey)
      _ = try files.makeContext()
      let end = try files.end()
      guard end.timeIntervalSinceNow < Self.renewal else { return Line.lines("certificate", []) }
      return [Line(verdict: .warning, name: "certificate", detail: "it ends on \(end)")]
    } catch {
      return Line.lines("certificate", [error.description])
    }
  }

  /// Files that others may open, and a folder whose files others may exchange.
  private var permissions: [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasPrefix(SQLiteDatabase.fileName) }
    let paths = names.sorted().map { (name: $0, path: "\(folder)/\($0)") } + passwordFile
    let open = paths.filter { mode(of: $0.path) & 0o077 != 0 }
      .map { "others may open \($0.name); chmod 600 it" }
    let isShared = mode(of: folder) & 0o022 != 0
    return open + (isShared ? ["others may write to \(folder); chmod 700 it"] : [])
  }

  /// The configuration file where a password is in it.
  private var passwordFile: [(name: String, path: String)] {
    guard effective.settings.store?.hasPassword == true,
      case .file(let path)? = effective.origins["store"]
    else { return [] }
    return [(path, path)]
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : 0
  }
}
