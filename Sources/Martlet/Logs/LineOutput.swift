import Foundation
import Synchronization

/// A file descriptor that takes whole lines from any thread.
///
/// A line is one `write`; where the kernel takes only a part of it, as a full pipe does, the lock
/// keeps other lines out until the rest is written. A reader that has gone costs the line, no more.
final class LineOutput: Sendable {
  private let descriptor: Mutex<Int32>

  /// Writes to `descriptor`, which stays its owner's to close.
  init(descriptor: Int32) {
    self.descriptor = Mutex(descriptor)
  }

  /// Standard error of this process.
  static let standardError = LineOutput(descriptor: STDERR_FILENO)

  /// Writes `line` and the newline that ends it.
  func write(_ line: [UInt8]) {
    let bytes = line + [UInt8(ascii: "\n")]
    descriptor.withLock { descriptor in
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
          Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        written += count
      }
    }
  }
}
