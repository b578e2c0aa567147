import Foundation

/// Where uploads are files for as long as somebody makes something of them; all that a crash leaves
/// here is waste.
struct DraftFolder: Sendable {
  private let path: String

  /// An upload's file, and an empty folder beside it.
  struct Draft: Sendable {
    fileprivate let path: String

    var file: String { path + "/upload" }
    var folder: String { path + "/made" }
  }

  /// Makes it in `folder`, and removes what was there.
  init(in folder: String) throws {
    path = folder + "/drafts"
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(atPath: path)
    }
    try Self.make(path)
  }

  func make() throws -> Draft {
    let draft = Draft(path: "\(path)/\(UUID().uuidString)")
    try Self.make(draft.folder)
    return draft
  }

  func remove(_ draft: Draft) { try? FileManager.default.removeItem(atPath: draft.path) }

  private static func make(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
