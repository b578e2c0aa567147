import Chat
import Foundation

/// A file of this machine, read or written a few chunks at a time; every call may block.
final class ChunkedFile: Sendable {
  private let handle: FileHandle

  init(reading path: String) throws {
    handle = try FileHandle(forReadingFrom: URL(filePath: path))
  }

  /// Makes it, for its owner alone.
  init(writing path: String) throws {
    let isMade = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else { throw StorageFault(reason: "a file can't be made") }
    handle = try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// The chunks from number `n` on that are written at once; fewer at the end.
  func chunks(from n: Int) throws -> [[UInt8]] {
    try handle.seek(toOffset: UInt64(n * Chunks.bytes))
    var chunks: [[UInt8]] = []
    while chunks.count < Chunks.written,
      let data = try handle.read(upToCount: Chunks.bytes), !data.isEmpty
    { chunks.append(Array(data)) }
    return chunks
  }

  func append(_ chunks: [[UInt8]]) throws {
    for chunk in chunks { try handle.write(contentsOf: Data(chunk)) }
  }
}
