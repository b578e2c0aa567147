import Chat
import Foundation

/// Appends that are to be whole: a file beside the upload says where one began until it has ended, so
/// that a start takes back what a crash has left of it.
extension MediaFolders {
  /// Where an append to an upload began. It is an empty file's name.
  struct Mark {
    let upload: MediaID
    let offset: Int

    fileprivate var name: String { "\(upload).\(offset)" }

    init(upload: MediaID, offset: Int) {
      self.upload = upload
      self.offset = offset
    }

    fileprivate init?(name: String) {
      let parts = name.split(separator: ".")
      guard parts.count == 2, let upload = MediaID(String(parts[0])), let offset = Int(parts[1])
      else { return nil }
      self.init(upload: upload, offset: offset)
    }
  }

  /// Returns once the mark would survive.
  func mark(_ upload: MediaID, at offset: Int) throws -> Mark {
    let mark = Mark(upload: upload, offset: offset)
    _ = try OpenFile(writing: path(of: mark))
    try DurableFile.sync(uploads)
    return mark
  }

  /// What was appended since is to stay.
  func remove(_ mark: Mark) throws {
    try check(unlink(path(of: mark)))
    try DurableFile.sync(uploads)
  }

  /// Cuts the upload back to where it was.
  func takeBack(_ mark: Mark) throws {
    let file = try OpenFile(writing: path(of: mark.upload))
    try file.truncate(to: mark.offset)
    try file.sync()
    try remove(mark)
  }

  /// Takes back what a crash has left of every such append.
  func takeBackAll() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: uploads)
    for mark in names.compactMap(Mark.init) { try takeBack(mark) }
  }

  private func path(of mark: Mark) -> String { "\(uploads)/\(mark.name)" }
}
