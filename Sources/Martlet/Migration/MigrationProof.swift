import Chat
import Crypto
import Foundation
import NIOCore

/// How many records of a kind there are, and one number that all of their bytes have made.
struct MigrationTally: Equatable, CustomStringConvertible {
  private(set) var count = 0
  private var hash = SHA256()
  private var last: TransferKey?

  /// Throws ``MigrationFault/differs(_:)`` where a record is not behind the one before it.
  mutating func add(_ record: TransferRecord) throws {
    if let last, record.key <= last {
      throw MigrationFault.differs(["\(record.kind.rawValue) is not in order"])
    }
    last = record.key
    count += 1
    let text = try record.canonical()
    text.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
    hash.update(data: [UInt8(ascii: "\n")])
  }

  /// SHA-256 in digits of base 16.
  var digest: String {
    hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  var description: String { "\(count) (\(digest.prefix(16)))" }

  static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && left.digest == right.digest
  }
}

/// What both sides of a migration have, told once they are known to have the same.
struct MigrationProof {
  var tallies: [(kind: TransferKind, tally: MigrationTally)] = []
  var media = MediaCopy.Amount()

  /// A line for each kind, and one for the bytes.
  var lines: [String] {
    let width = tallies.map { String($0.tally.count).count }.max() ?? 0
    let kinds = tallies.map { kind, tally in
      let count = String(tally.count)
      let room = String(repeating: " ", count: width - count.count)
      return "\(kind.rawValue.padded(to: 12))  \(room)\(count)  \(tally.digest)"
    }
    let size = Int64(media.bytes).formatted(.byteCount(style: .file, spellsOutZero: false))
    return kinds + ["files: \(media.files), \(size)"]
  }
}
