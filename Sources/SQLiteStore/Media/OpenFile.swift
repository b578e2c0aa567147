import Foundation
import NIOCore

/// A file that is open, and closed with the last that holds it.
///
/// Every call may block, so it belongs on a thread that may.
final class OpenFile: Sendable {
  private let descriptor: Int32

  /// Opens what is there to be read.
  convenience init(reading path: String) throws {
    try self.init(open(path, O_RDONLY | O_CLOEXEC))
  }

  /// Opens it to be written, for its owner alone, and makes it where it is missing.
  convenience init(writing path: String) throws {
    try self.init(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
  }

  private init(_ descriptor: Int32) throws {
    self.descriptor = try check(descriptor)
  }

  deinit { close(descriptor) }

  /// Writes all of `bytes` from `offset` on.
  func write(_ bytes: ByteBuffer, at offset: Int) throws {
    try bytes.withUnsafeReadableBytes { rest in
      var written = 0
      while written < rest.count {
        let count = pwrite(
          descriptor, rest.baseAddress?.advanced(by: written), rest.count - written,
          off_t(offset + written))
        if count < 0, errno == EINTR { continue }
        written += try check(count)
      }
    }
  }

  /// At most `count` bytes from `offset` on; none behind the end.
  func read(_ count: Int, at offset: Int) throws -> ByteBuffer {
    var bytes = ByteBuffer()
    var result = 0
    repeat {
      bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
        result = pread(descriptor, space.baseAddress, count, off_t(offset))
        return max(0, result)
      }
    } while result < 0 && errno == EINTR
    try check(result)
    return bytes
  }

  /// Cuts it off behind `size` bytes.
  func truncate(to size: Int) throws { try check(ftruncate(descriptor, off_t(size))) }

  /// Returns once its content would survive a power cut.
  func sync() throws { try check(fsync(descriptor)) }

  /// Nobody but its owner may read it from now on.
  func makePrivate() throws { try check(fchmod(descriptor, 0o600)) }
}
