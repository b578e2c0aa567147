import Chat
import Foundation

/// Where each file of a ``FileMediaStore`` lies.
struct MediaFolders: Sendable {
  /// What comes in, each under its id.
  let uploads: String
  /// What is kept, each under its digest; by the first two digits, so that no folder grows too large.
  let kept: String
  /// What is being made; all that a crash leaves here is waste.
  private let drafts: String

  /// Those in `folder`, whether or not they are there.
  init(in folder: String) {
    uploads = folder + "/uploads"
    kept = folder + "/media"
    drafts = folder + "/drafts"
  }

  /// Makes what is missing of them below `folder`, and removes what a crash has left.
  init(below folder: String) throws {
    self.init(in: folder)
    if FileManager.default.fileExists(atPath: drafts) {
      try FileManager.default.removeItem(atPath: drafts)
    }
    for path in [uploads, kept, drafts] { try Self.make(path) }
    try DurableFile.sync(folder)
    try takeBackAll()
  }

  func path(of upload: MediaID) -> String { "\(uploads)/\(upload)" }

  func path(of digest: MediaDigest) -> String {
    "\(shard(of: digest))/\(digest.description.dropFirst(2))"
  }

  /// The size of what is kept under a digest; nil where nothing is.
  func bytes(of digest: MediaDigest) -> Int? {
    var status = stat()
    return stat(path(of: digest), &status) == 0 ? Int(status.st_size) : nil
  }

  /// A path of the drafts' that nothing has.
  func newDraft() -> String { "\(drafts)/\(UUID().uuidString)" }

  /// A new folder for drafts.
  func makeDraftFolder() throws -> String {
    let path = newDraft()
    try Self.make(path)
    return path
  }

  /// Whether nobody but this store writes to the file.
  func holds(_ file: String) -> Bool {
    file.hasPrefix(uploads + "/") || file.hasPrefix(drafts + "/")
  }

  /// Has `name` give the digest's place to a whole file, and returns once that would survive.
  func publish(_ digest: MediaDigest, name: (_ path: String) -> Int32) throws {
    let shard = shard(of: digest)
    if try Self.make(shard) { try DurableFile.sync(kept) }
    let result = name(path(of: digest))
    if result < 0, errno != EEXIST { try check(result) }
    try DurableFile.sync(shard)
  }

  /// Every digest of which there is a file.
  func digests() throws -> [MediaDigest] {
    let files = FileManager.default
    return try files.contentsOfDirectory(atPath: kept).flatMap { shard in
      try files.contentsOfDirectory(atPath: "\(kept)/\(shard)").compactMap {
        MediaDigest(shard + $0)
      }
    }
  }

  private func shard(of digest: MediaDigest) -> String {
    "\(kept)/\(digest.description.prefix(2))"
  }

  /// Makes a folder for its owner alone; false where it is there already.
  @discardableResult
  private static func make(_ path: String) throws -> Bool {
    if mkdir(path, 0o700) == 0 { return true }
    guard errno == EEXIST else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return false
  }
}
