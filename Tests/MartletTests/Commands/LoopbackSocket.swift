import Foundation

/// A blocking TCP socket on 127.0.0.1, closed when it goes.
final class LoopbackSocket {
  private let descriptor: Int32

  private init() throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    try Self.check(descriptor)
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    try Self.check(setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size))
  }

  deinit { close(descriptor) }

  /// One that listens on any port that is free.
  static func listening() throws -> LoopbackSocket {
    let socket = try LoopbackSocket()
    try socket.listen()
    return socket
  }

  private func listen() throws {
    try Self.check(Self.withAddress(0) { Foundation.bind(descriptor, $0, $1) })
    try Self.check(Foundation.listen(descriptor, 1))
  }

  /// Connects to `port`.
  convenience init(connectingTo port: Int) throws {
    try self.init()
    try Self.check(Self.withAddress(port) { connect(descriptor, $0, $1) })
  }

  /// The port on this side.
  func port() throws -> Int {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    try Self.check(result)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Sends all of `text`.
  func send(_ text: String) throws { try send(Array(text.utf8)) }

  /// Sends all of `bytes`.
  func send(_ bytes: [UInt8]) throws {
    let count = write(descriptor, bytes, bytes.count)
    guard count == bytes.count else { throw POSIXError(.EPIPE) }
  }

  /// What comes next; empty when the other side has ended or nothing comes for 10 seconds.
  func receive() -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private static func withAddress<Result>(
    _ port: Int,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
    }
  }

  private static func check(_ result: Int32) throws {
    if result < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }
}
