import Chat
import Crypto
import Foundation
import NIOCore

extension MediaFolders {
  /// Keeps a file under its digest, and returns once that would survive.
  ///
  /// What nobody else writes to only gets a second name; anything else is copied.
  func keep(_ path: String) throws -> (digest: MediaDigest, bytes: Int) {
    guard holds(path) else {
      let copy = newDraft()
      defer { unlink(copy) }
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      return try keep(copy)
    }
    let file = try OpenFile(reading: path)
    let (digest, bytes) = try digest(of: file)
    try file.makePrivate()
    try file.sync()
    try publish(digest) { link(path, $0) }
    return (digest, bytes)
  }

  private func digest(of file: OpenFile) throws -> (MediaDigest, bytes: Int) {
    var hash = SHA256()
    var bytes = 0
    while true {
      let piece = try file.read(1 << 20, at: bytes)
      guard piece.readableBytes > 0 else { break }
      piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
      bytes += piece.readableBytes
    }
    guard let digest = MediaDigest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 has 32 bytes.")
    }
    return (digest, bytes)
  }
}
