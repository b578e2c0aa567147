import Foundation

/// What the disk alone takes: 4 KB appended and synced, again and again.
enum SyncReference {
  static func measure(in folder: String, times: Int = 300) throws -> Percentiles {
    let path = "\(folder)/sync-reference"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw BenchFault("\(path) cannot be written") }
    defer {
      close(file)
      unlink(path)
    }
    let block = [UInt8](repeating: 0x6d, count: 4_096)
    let samples = try (0..<times).map { _ in
      guard write(file, block, block.count) == block.count else {
        throw BenchFault("\(path) cannot be written")
      }
      let start = Clock.now
      guard fdatasync(file) == 0 else { throw BenchFault("\(path) cannot be synced") }
      return Clock.now - start
    }
    return Percentiles(samples)
  }
}
