import NIOCore
import NIOPosix

/// Pages from anywhere in one long conversation, over one connection, one after another.
struct HistoryPages: Scenario {
  private static let pages = 3_000
  private static let warmUpPages = 500
  private static let outstanding = 256

  func run(_ bench: Bench) async throws -> [Figure] {
    let server = try await bench.startServer()
    defer { server.end() }
    let people = bench.people(of: server)
    guard let friends = try await people.befriended(pairs: 1).first else { return [] }
    try await fill(friends, server, bench)
    let path = "/api/v1/conversations/\(friends.conversation)/messages?limit=50&before="
    let length = bench.options.messages
    let requests = (0..<Self.warmUpPages + 2 * Self.pages).map { number in
      // A step that shares no divisor with most lengths visits places all over the log.
      let place = 51 + number * 7_919 % max(1, length - 51)
      return Request(path: path + "\(place)", token: friends.reader.token)
    }
    _ = try await pages(Array(requests.prefix(Self.warmUpPages)), of: server)
    let untouched = try await pages(
      Array(requests.dropFirst(Self.warmUpPages).prefix(Self.pages)), of: server)
    try server.readDatabase()
    let before = try server.reading()
    let counted = try await pages(Array(requests.suffix(Self.pages)), of: server)
    let after = try server.reading()
    let bytes = counted.reduce(0) { $0 + $1.body.readableBytes }
    let count = Double(counted.count)
    return Percentiles(counted.map(\.nanoseconds)).figures("page")
      + Percentiles(untouched.map(\.nanoseconds)).figures("untouchedPage") + [
        Figure("messages", Double(length)),
        Figure("serverCpuMsPerPage", (after.cpuMilliseconds - before.cpuMilliseconds) / count),
        Figure("pageBytes", Double(bytes) / count),
        Figure("databaseBytesPerMessage", Double(server.storedBytes) / Double(length)),
      ]
  }

  private func pages(_ requests: [Request], of server: ServerProcess) async throws -> [Response] {
    let port = server.port
    return try await NIOThreadPool.singleton.runIfActive {
      let connection = try PolledConnection(port: port)
      return try requests.map { request in
        let response = try connection.get(request)
        guard response.status == 200 else { throw BenchFault("a page was refused") }
        return response
      }
    }
  }

  /// Writes the conversation as its two members would, only faster.
  private func fill(_ friends: Friends, _ server: ServerProcess, _ bench: Bench) async throws {
    let (port, loop) = (server.port, bench.loop)
    for (offset, person) in [friends.writer, friends.reader].enumerated() {
      let socket = try await ClientSocket.open(port: port, token: person.token, on: loop).get()
      let count = bench.options.messages / 2 + (offset == 0 ? bench.options.messages % 2 : 0)
      try await loop.flatSubmit {
        let done = loop.makePromise(of: Void.self)
        Writer(socket.value, friends.conversation, count, done).start(Self.outstanding)
        return done.futureResult
      }.get()
    }
  }

  /// Sends a number of texts over one socket, so many at once.
  private final class Writer {
    private let socket: ClientSocket
    private let conversation: String
    private let count: Int
    private let done: EventLoopPromise<Void>
    private var sent = 0
    private var answered = 0

    init(
      _ socket: ClientSocket, _ conversation: String, _ count: Int, _ done: EventLoopPromise<Void>
    ) {
      self.socket = socket
      self.conversation = conversation
      self.count = count
      self.done = done
    }

    func start(_ outstanding: Int) {
      socket.onFrame = { [self] in take($0) }
      for _ in 0..<min(outstanding, count) { send() }
      socket.flush()
    }

    private func take(_ frame: FrameFields) {
      switch frame.kind {
      case .ok:
        answered += 1
        if sent < count { send() }
        if answered == count { end { $0.succeed() } }
      case .error: end { $0.fail(BenchFault("a message was refused")) }
      default: break
      }
    }

    private func end(_ settle: (EventLoopPromise<Void>) -> Void) {
      socket.onFrame = nil
      socket.close()
      settle(done)
    }

    private func send() {
      sent += 1
      socket.send(
        """
        {"type":"send","id":"\(sent)","conversation":"\(conversation)",\
        "clientId":"\(SendRun.nextName())","body":"\(SendRun.body)"}
        """)
    }
  }
}
