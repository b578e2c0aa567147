import Foundation
import NIOCore

/// One connection whose client never sleeps: it asks the socket again until the answer is there.
///
/// A client that sleeps has to be woken, which takes the server a tenth of a millisecond where
/// processors are virtual, and the client as long until it runs. Neither is part of an answer.
/// It blocks its thread, and trusts the server to answer with `Content-Length`, and at most a megabyte.
struct PolledConnection: ~Copyable {
  private static let longestWait: Int64 = 20_000_000_000
  private static let room = 1 << 20

  private let socket: CInt
  /// One answer and a zero behind it.
  private let answer = UnsafeMutablePointer<CChar>.allocate(capacity: room + 1)

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) == 0 }
    }
    guard isConnected else { throw BenchFault("nothing listens at port \(port)") }
  }

  deinit {
    close(socket)
    answer.deallocate()
  }

  /// Asks for the path of `request`; throws where the answer does not come whole within 20 seconds.
  func get(_ request: Request) throws -> Response {
    let authorization = request.token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
    let text = "GET \(request.path) HTTP/1.1\r\nHost: localhost\r\n\(authorization)\r\n"
    let sentAt = Clock.now
    guard send(socket, text, text.utf8.count, 0) == text.utf8.count else {
      throw BenchFault("a request could not be sent")
    }
    var count = 0
    var lengths: (head: Int, body: Int)?
    while true {
      count += try receive(behind: count, until: sentAt + Self.longestWait)
      answer[count] = 0
      lengths = lengths ?? findLengths()
      guard let lengths, count >= lengths.head + lengths.body else { continue }
      let nanoseconds = Clock.now - sentAt
      let body = UnsafeRawBufferPointer(start: answer + lengths.head, count: lengths.body)
      return Response(
        status: Int(atoi(answer + "HTTP/1.1 ".utf8.count)), body: ByteBuffer(bytes: body),
        nanoseconds: nanoseconds)
    }
  }

  /// How many more bytes have come, once any have.
  private func receive(behind count: Int, until deadline: Int64) throws -> Int {
    while true {
      let more = recv(socket, answer + count, Self.room - count, CInt(MSG_DONTWAIT))
      if more > 0 { return more }
      guard more < 0, errno == EAGAIN, Clock.now < deadline else {
        throw BenchFault("the connection ended before an answer")
      }
    }
  }

  /// How long head and body are, once the head is there.
  private func findLengths() -> (head: Int, body: Int)? {
    guard let end = strstr(answer, "\r\n\r\n") else { return nil }
    let name = "\r\nContent-Length:"
    let length = strstr(answer, name)
    return (end + 4 - answer, length.map { Int(atoi($0 + name.utf8.count)) } ?? 0)
  }
}
