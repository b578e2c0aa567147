import Foundation
import Synchronization

/// Ports of loopback for programs that have to be told theirs.
///
/// They lie below those that the system gives to connections and to whoever asks for any port, so nobody
/// takes one between its choice and its use. No two of this process are the same, and the next process
/// begins elsewhere.
package enum LoopbackPort {
  private static let range = 10_000..<20_000
  private static let last = Mutex(Int.random(in: range))

  /// One that nobody listens on, and that is chosen once.
  package static func choose() throws -> Int {
    for _ in range {
      let port = next()
      if isFree(port) { return port }
    }
    throw NoneLeft()
  }

  private static func next() -> Int {
    last.withLock { last in
      last = last + 1 == range.upperBound ? range.lowerBound : last + 1
      return last
    }
  }

  /// Whether nobody listens on it.
  package static func isFree(_ port: Int) -> Bool {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    } == 0
  }

  private struct NoneLeft: Error {}
}
