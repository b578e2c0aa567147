import Logging
import NIOCore
import Realtime
import Synchronization

/// One client's conversation with the server over its socket: greeting, comparing, then commands.
///
/// Frames arrive one at a time and in order, so nothing here races with itself; the state is locked
/// only because the compiler can't know that.
final class SocketSession: Receiver {
  /// Most copies a client may list before `synced`.
  private static let haveLimit = 100_000
  /// Most copies in one frame.
  private static let frameLimit = 400

  /// Where the conversation is.
  private enum State {
    case greeting
    /// Known, but not yet told so.
    case arriving(SocketCaller)
    /// More `have` frames are to come; nil where they are copies of another database, and count for nothing.
    case listing(SocketCaller, me: Int?, have: [Have]?)
    case open(SocketCaller)
    case ended
  }

  /// Most commands of one connection that may be under way at once; a further one is waited for.
  private static let beginningsLimit = 32

  private let connection: Connection
  private let services: SocketServices
  private let state = Mutex(State.greeting)
  private let beginnings = Atomic(0)
  private let pace = Mutex(FramePace())

  init(connection: Connection, services: SocketServices) {
    self.connection = connection
    self.services = services
  }

  func receive(_ text: ByteBuffer) async {
    guard isInTime else { return dismissFlood() }
    guard let frame = services.reader.read(text) else { return refuseFrame() }
    do {
      switch (state.withLock { $0 }, frame.content) {
      case (.ended, _): return
      case (_, .refused(let problem)): throw problem
      case (_, .ping(let ping)): try connection.send(Pong(t: ping.t))
      case (.greeting, .hello(let hello)): try await greet(hello)
      case (.open(let caller), .hello(let hello)): try await compareAnew(hello, caller)
      case (.listing(let caller, let me, let have), .have(let more))
      where more.have.count <= Self.frameLimit:
        try await list(have.map { $0 + more.have }, more: more.more, me: me, caller)
      case (.open(let caller), .auth(let auth)): try await renew(auth, caller, id: frame.id)
      case (.open(let caller), .command(let run)):
        let result = try await run(caller)
        if let id = frame.id, let result { try answer(id, result) }
      default: refuseFrame()
      }
    } catch is ConnectionClosed {
      return
    } catch {
      answer(error, id: frame.id)
    }
  }

  func receiveAtOnce(_ text: ByteBuffer) -> Bool {
    guard case .open(let caller) = state.withLock({ $0 }), let frame = PlainFrame(text),
      let (id, begin) = services.reader.beginning(of: frame),
      beginnings.load(ordering: .relaxed) < Self.beginningsLimit
    else { return false }
    guard isInTime else {
      dismissFlood()
      return true
    }
    beginnings.add(1, ordering: .relaxed)
    let isBegun = begin(frame, caller) { [self] result in
      beginnings.subtract(1, ordering: .relaxed)
      do { try answer(id, try result.get()) } catch { answer(error, id: id) }
    }
    if !isBegun {
      beginnings.subtract(1, ordering: .relaxed)
      pace.withLock { $0.giveBack() }
    }
    return isBegun
  }

  func closed() async {
    let last = state.withLock { state in
      defer { state = .ended }
      return state
    }
    switch last {
    case .arriving(let caller), .listing(let caller, _, _), .open(let caller):
      await services.presence.disconnected(caller.presence, of: caller.user)
    case .greeting, .ended: return
    }
  }

  private var isInTime: Bool {
    pace.withLock { $0.take(at: services.uptime(), limit: services.framesPerMinute) }
  }

  /// What was not read is not lost: whoever comes back compares.
  private func dismissFlood() { connection.close(.tooMany, reason: "60") }

  private func greet(_ hello: Hello) async throws {
    guard let token = hello.token else { throw SessionRefusal.tokenInvalid }
    let (session, millisecondsLeft) = try await services.sessions.authenticate(token)
    let caller = SocketCaller(
      user: session.user, session: session.id, presence: PresenceID(number: connection.id))
    connection.hold()
    try await services.live.hub.join(
      connection, topics: [.user(caller.user), .session(caller.session)],
      limit: services.limits.sockets)
    state.withLock { $0 = .arriving(caller) }
    await services.presence.connected(caller.presence, of: caller.user, in: caller.session)
    // Joined and present: an end of the session from now on reaches both. One before it does here.
    guard try await services.sessions.session(session.id) != nil else {
      await services.presence.ended([session.id])
      throw SessionRefusal.sessionEnded
    }
    connection.expire(in: .milliseconds(millisecondsLeft), code: .tokenEnded)
    connection.admit(maximumMessageBytes: maximumJSONBytes)
    state.withLock { $0 = .open(caller) }
    try connection.send(services.welcome(caller, connection: connection.id))
    try await compare(hello, caller)
  }

  /// A later `hello` may bring a fresh token, as `auth` does; a bad one ends the connection.
  private func compareAnew(_ hello: Hello, _ caller: SocketCaller) async throws {
    do {
      if let token = hello.token { _ = try await extend(by: token, caller) }
    } catch {
      return dismiss(error)
    }
    try await compare(hello, caller)
  }

  private func compare(_ hello: Hello, _ caller: SocketCaller) async throws {
    connection.hold()
    let have = hello.have ?? []
    guard have.count <= Self.frameLimit else { return refuseFrame() }
    let known = hello.epoch == services.epoch
    if hello.more == true { connection.beginList() }
    try await list(known ? have : nil, more: hello.more, me: known ? hello.me : nil, caller)
  }

  private func list(_ have: [Have]?, more: Bool?, me: Int?, _ caller: SocketCaller) async throws {
    let copies = have ?? []
    guard copies.count <= Self.haveLimit else { return refuseFrame() }
    guard more != true else {
      return state.withLock { $0 = .listing(caller, me: me, have: have) }
    }
    connection.endList()
    state.withLock { $0 = .open(caller) }
    do {
      try await services.comparison.run(for: caller.user, me: me, have: copies, to: connection)
      connection.release()
    } catch {
      // Half a comparison is worth nothing: the client comes back and begins again.
      fail(error)
    }
  }

  private func renew(_ auth: Auth, _ caller: SocketCaller, id: String?) async throws {
    let millisecondsLeft = try await extend(by: auth.token, caller)
    guard let id else { return }
    let result = Renewed(expiresIn: Int(millisecondsLeft / 1_000))
    try answer(id, result)
  }

  private func answer(_ id: String, _ result: SocketCommand.Result) throws {
    connection.send(Frame(text: try OK(id: id, result: result).text()))
  }

  /// Lets the connection live as long as `token`, which must be of its own session.
  private func extend(by token: String, _ caller: SocketCaller) async throws -> Int64 {
    let (session, millisecondsLeft) = try await services.sessions.authenticate(token)
    guard session.id == caller.session else { throw SessionRefusal.tokenInvalid }
    connection.expire(in: .milliseconds(millisecondsLeft), code: .tokenEnded)
    return millisecondsLeft
  }

  private func refuseFrame() {
    connection.close(.badFrame, reason: "not a frame of martlet.v1")
  }

  /// Before `welcome`, whatever goes wrong ends the connection: a client that is not told that it is
  /// in could only wait.
  private func answer(_ error: any Error, id: String?) {
    switch state.withLock({ $0 }) {
    case .greeting, .arriving: dismiss(error)
    case .listing, .open, .ended:
      let problem = Problem(explaining: error, logger: services.logger)
      try? connection.send(ErrorShown(problem, id: id))
    }
  }

  private func dismiss(_ error: any Error) {
    switch error {
    case SessionRefusal.tokenInvalid: connection.close(.tokenEnded, reason: "token ended")
    case SessionRefusal.sessionEnded: connection.close(.sessionRevoked, reason: "session ended")
    case is JoinRefusal: break
    case is Problem: refuseFrame()
    default: fail(error)
    }
  }

  private func fail(_ error: any Error) {
    if error is ConnectionClosed { return }
    let problem = Problem(explaining: error, logger: services.logger)
    connection.close(.internalError, reason: problem.code.rawValue)
  }
}

/// The answer to `auth`.
struct Renewed: Codable {
  /// Seconds until the new token ends.
  let expiresIn: Int
}
