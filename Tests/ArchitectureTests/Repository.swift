import Foundation

/// The repository these tests stand in.
enum Repository {
  /// Its root, found from this very file.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All that people have written, and `Package.swift` with it.
  static func everything() throws -> [SourceFile] {
    let top = try FileManager.default.contentsOfDirectory(atPath: root.path)
      .filter { isText($0) && !$0.hasPrefix(".") && !isDirectory($0) }
    let folders = ["Sources", "Tests", "bench", "bin", "contract", "docs", "web"]
    return try (top + folders.flatMap(paths)).sorted().map(read)
  }

  /// What this repository is built from.
  static func swift() throws -> [SourceFile] {
    try ["Sources", "Tests"].flatMap(paths).filter { $0.hasSuffix(".swift") }.sorted().map(read)
  }

  /// The description of the package.
  static func manifest() throws -> SourceFile { try read("Package.swift") }

  /// The names of the folders within `folder`; none where that does not exist.
  static func rooms(in folder: String) -> [String] {
    let url = root.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { isDirectory("\(folder)/\($0)") }.sorted()
  }

  private static func paths(in folder: String) -> [String] {
    let skipped = ["node_modules", "dist", "test-results"]
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent(folder).path
    )
    return (names ?? []).filter { !$0.hasPrefix(".") && !skipped.contains($0) }.flatMap {
      let path = "\(folder)/\($0)"
      return isDirectory(path) ? paths(in: path) : isText($0) ? [path] : []
    }
  }

  private static func read(_ path: String) throws -> SourceFile {
    let url = root.appendingPathComponent(path)
    return SourceFile(path: path, text: String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let full = root.appendingPathComponent(path).path
    return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  private static func isText(_ name: String) -> Bool {
    let endings = [
      "css", "h", "html", "js", "json", "md", "mjs", "modulemap", "py", "sh", "svg", "swift",
      "toml", "ts", "tsx", "txt", "yaml", "yml",
    ]
    return !name.contains(".") || endings.contains((name as NSString).pathExtension)
  }
}
