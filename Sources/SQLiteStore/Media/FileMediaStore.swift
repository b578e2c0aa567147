import Chat
import Foundation
import NIOCore
import NIOPosix

/// Bytes as files in a folder of one process: what comes in under its id, what is kept under its
/// digest.
///
/// All of it happens on a few threads of its own. No more waits for them than there are requests,
/// because each request waits for its own before it goes on.
package final class FileMediaStore: MediaStore {
  let folder: String
  private let folders: MediaFolders
  private let room: DiskRoom
  private let threads: NIOThreadPool

  /// Opens what is kept in `folder`, making what is missing of it. `reserve` are bytes of the disk
  /// that stay free for everything else; without it a sensible share of the disk.
  ///
  /// Throws where the folder can't be used.
  package init(folder: String, reserve: Int? = nil) throws {
    self.folder = folder
    folders = try MediaFolders(below: folder)
    room = DiskRoom(folder: folder, reserve: reserve)
    threads = NIOThreadPool(numberOfThreads: 4)
    threads.start()
  }

  deinit { threads.shutdownGracefully { _ in } }

  package func size(of upload: MediaID) async throws -> Int {
    try await run { [folders] in
      var status = stat()
      if stat(folders.path(of: upload), &status) < 0, errno == ENOENT { return 0 }
      return Int(status.st_size)
    }
  }

  package func append(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int {
    var growing = try await run { [folders, room] in
      try GrowingUpload(path: folders.path(of: upload), offset: offset, room: room)
    }
    let result: Result<Void, any Error>
    do {
      for try await piece in pieces {
        growing.gather(piece)
        guard growing.isFull else { continue }
        growing = try await run { [growing] in try growing.written() }
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    let size = try await run { [folders, growing] in
      let size = try growing.written().synced().size
      if offset == 0 { try DurableFile.sync(folders.uploads) }
      return size
    }
    try result.get()
    return size
  }

  package func appendWhole(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, to upload: MediaID,
    at offset: Int
  ) async throws -> Int {
    let mark = try await run { [folders] in try folders.mark(upload, at: offset) }
    do {
      let size = try await append(pieces, to: upload, at: offset)
      try await run { [folders] in try folders.remove(mark) }
      return size
    } catch {
      try await run { [folders] in try folders.takeBack(mark) }
      throw error
    }
  }

  package func truncate(_ upload: MediaID, to size: Int) async throws {
    try await run { [folders] in
      let file = try OpenFile(writing: folders.path(of: upload))
      try file.truncate(to: size)
      try file.sync()
    }
  }

  package func remove(_ upload: MediaID) async throws {
    try await run { [folder, folders] in
      let lock = try MediaLock(of: folder, .alone)
      defer { withExtendedLifetime(lock) {} }
      try removeFile(folders.path(of: upload))
    }
  }

  package func uploads() async throws -> [MediaID] {
    try await run { [folders] in
      try FileManager.default.contentsOfDirectory(atPath: folders.uploads).compactMap(MediaID.init)
    }
  }

  package func hasRoom(for bytes: Int) async throws -> Bool {
    try await run { [room] in try room.has(bytes) }
  }

  package func withFiles<Value: Sendable>(
    of upload: MediaID, _ body: @Sendable (_ file: String, _ folder: String) async throws -> Value
  ) async throws -> Value {
    let folder = try await run { [folders] in try folders.makeDraftFolder() }
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(folders.path(of: upload), folder))
    } catch {
      result = .failure(error)
    }
    try await run { try FileManager.default.removeItem(atPath: folder) }
    return try result.get()
  }

  package func keep(_ file: String) async throws -> (digest: MediaDigest, bytes: Int) {
    try await run { [folders] in try folders.keep(file) }
  }

  package func read(
    _ digest: MediaDigest, _ range: Range<Int>, _ consume: (ByteBuffer) async throws -> Void
  ) async throws {
    let file = try await run { [folders] in
      let path = folders.path(of: digest)
      guard access(path, F_OK) == 0 else { throw CommonRefusal.notFound }
      return try OpenFile(reading: path)
    }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let count = min(Self.pieceBytes, range.upperBound - offset)
      let piece = try await run { [offset] in try file.read(count, at: offset) }
      guard piece.readableBytes > 0 else { throw StorageFault(reason: "a file is cut off") }
      offset += piece.readableBytes
      try await consume(piece)
    }
  }

  package func remove(_ digests: [MediaDigest]) async throws {
    guard !digests.isEmpty else { return }
    try await run { [folder, folders] in
      let lock = try MediaLock(of: folder, .alone)
      defer { withExtendedLifetime(lock) {} }
      for digest in digests { try removeFile(folders.path(of: digest)) }
    }
  }

  package func digests() async throws -> [MediaDigest] {
    try await run { [folders] in try folders.digests() }
  }

  /// Bytes that are read at once.
  private static let pieceBytes = 128 << 10

  /// Runs `work` on a thread that may block, also for a task that was cancelled: what has come is
  /// still to be kept.
  private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      threads.submit { state in
        guard case .active = state else {
          return continuation.resume(throwing: CancellationError())
        }
        continuation.resume(with: Result { try work() }.mapError(told))
      }
    }
  }
}

/// Removes a file; one that is not there is fine.
private func removeFile(_ path: String) throws {
  let result = unlink(path)
  if result < 0, errno != ENOENT { try check(result) }
}

/// What the port says of an error of the system.
private func told(_ error: any Error) -> any Error {
  guard let error = error as? POSIXError else { return error }
  switch error.code {
  case .ENOSPC, .EDQUOT: return MediaStoreFault.full
  default: return StorageFault(reason: reason(of: error))
  }
}
