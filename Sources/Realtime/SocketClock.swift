import NIOCore

/// The deadlines of one open connection. Pure: it is told the time.
struct SocketClock {
  enum Verdict {
    case close(CloseCode, reason: String)
    case ping
  }

  /// When the peer must be admitted, or nil once it is.
  var helloBy: NIODeadline?
  /// When a list that the peer has begun must have ended, or nil while there is none.
  var listBy: NIODeadline?
  /// When the access token ends, and the code that says so.
  var expiry: (at: NIODeadline, code: CloseCode)?
  /// Since when the socket has taken nothing, or nil while it takes what comes.
  var stalledSince: NIODeadline?

  private var lastHeard = NIODeadline.uptimeNanoseconds(0)
  private var nextPing = NIODeadline.uptimeNanoseconds(0)

  mutating func start(at now: NIODeadline, _ settings: RealtimeSettings) {
    lastHeard = now
    nextPing = now + settings.heartbeat
    helloBy = now + settings.helloDeadline
  }

  mutating func heard(at now: NIODeadline) {
    lastHeard = now
  }

  /// What has to be done now. While the inbox is full nothing is read, so silence proves nothing.
  mutating func verdict(
    at now: NIODeadline,
    _ settings: RealtimeSettings,
    isReading: Bool
  ) -> Verdict? {
    if let helloBy, now >= helloBy {
      return .close(.tokenEnded, reason: "no hello in time")
    }
    if let listBy, now >= listBy {
      return .close(.tooSlow, reason: "no end of the list in time")
    }
    if let expiry, now >= expiry.at {
      return .close(expiry.code, reason: "")
    }
    if let stalledSince, now - stalledSince >= settings.silence {
      return .close(.tooSlow, reason: "")
    }
    if isReading, now - lastHeard >= settings.silence {
      return .close(.policy, reason: "silent for too long")
    }
    guard now >= nextPing else { return nil }
    nextPing = nextPing + settings.heartbeat
    return .ping
  }
}
