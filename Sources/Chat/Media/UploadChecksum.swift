import Crypto
import Foundation
import NIOCore
import Synchronization

/// What the bytes of one request must come to (tus 1.0.0, checksum), compared as they come by.
final class UploadChecksum: Sendable {
  /// The algorithms that are offered, by their names on the wire.
  static let algorithms = ["sha1", "sha256"]

  private let expected: Data
  private let hash: Mutex<any HashFunction & Sendable>

  /// Reads `Upload-Checksum`; nil where it names no algorithm of ours, or is no digest of it.
  init?(_ field: String) {
    let parts = field.split(separator: " ")
    guard parts.count == 2, let expected = Data(base64Encoded: String(parts[1])) else { return nil }
    switch parts[0] {
    case "sha1" where expected.count == Insecure.SHA1.byteCount: hash = Mutex(Insecure.SHA1())
    case "sha256" where expected.count == SHA256.byteCount: hash = Mutex(SHA256())
    default: return nil
    }
    self.expected = expected
  }

  /// Counts a piece in, in the order in which they come.
  func take(_ piece: ByteBuffer) {
    hash.withLock { hash in
      piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
    }
  }

  /// Whether what came is what was meant.
  var matches: Bool { hash.withLock { Data($0.finalize()) } == expected }
}
