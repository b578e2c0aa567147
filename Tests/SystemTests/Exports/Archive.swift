import Chat
import ChatTesting
import Foundation

/// An archive of somebody's data, fetched and unpacked by Python.
struct Archive: Decodable, Sendable {
  let status: Int
  let headers: [String: String]
  /// Whether the answer came to its end.
  let ended: Bool
  let bytes: Int
  /// Whether a reader takes it for an archive, whose every file is as its checksum says.
  let whole: Bool
  let names: [String]

  static func fetch(
    by device: Device, into folder: TemporaryFolder, language: String = "en", hold: Int = 0
  ) async throws -> Archive {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL.path
    let printed = try await Program.output(of: [
      "/usr/bin/env", "python3", "-B", root + "/Tests/ArchiveClient", "--port", "\(device.port)",
      "--token", device.token, "--into", folder.path, "--language", language, "--hold", "\(hold)",
    ])
    return try JSONDecoder().decode(Archive.self, from: printed)
  }

  /// One of its files.
  static func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/archive/" + name, encoding: .utf8)
  }

  static func json(_ name: String, in folder: TemporaryFolder) throws -> JSONValue {
    let data = try Data(contentsOf: URL(filePath: folder.path + "/archive/" + name))
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  /// Everything in it, as one text.
  static func everything(_ names: [String], in folder: TemporaryFolder) throws -> String {
    try names.map {
      String(
        decoding: try Data(contentsOf: URL(filePath: folder.path + "/archive/" + $0)),
        as: UTF8.self)
    }.joined(separator: "\n")
  }

  /// Waits until a client that holds has what it wanted, and lets it go on after `act`.
  static func whileHeld(in folder: TemporaryFolder, _ act: () async throws -> Void) async throws {
    let held = folder.path + "/held"
    for _ in 0..<9_000 where !FileManager.default.fileExists(atPath: held) {
      try await Task.sleep(for: .milliseconds(10))
    }
    try await act()
    try FileManager.default.removeItem(atPath: held)
  }
}
