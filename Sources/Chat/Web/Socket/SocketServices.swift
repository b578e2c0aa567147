import Logging
import NIOCore
import Realtime

/// What every socket needs, made once; a class, so that ten thousand sockets share it.
final class SocketServices: Sendable {
  let reader: FrameReader
  let sessions: Sessions
  let presence: Presence
  let comparison: Comparison
  let live: Live
  let limits: Limits
  let epoch: String
  let heartbeat: TimeAmount
  let framesPerMinute: Int
  let uptime: @Sendable () -> Duration
  let logger: Logger

  init(
    reader: FrameReader, sessions: Sessions, presence: Presence, comparison: Comparison,
    live: Live, limits: Limits, epoch: String, heartbeat: TimeAmount,
    uptime: @escaping @Sendable () -> Duration, logger: Logger
  ) {
    self.reader = reader
    self.sessions = sessions
    self.presence = presence
    self.comparison = comparison
    self.live = live
    self.limits = limits
    self.epoch = epoch
    self.heartbeat = heartbeat
    self.uptime = uptime
    framesPerMinute = FramePace.limit(limits)
    self.logger = logger
  }

  /// The first frame for a client that is who it says.
  func welcome(_ caller: SocketCaller, connection: UInt64) -> Welcome {
    Welcome(
      connection: String(connection), user: caller.user, epoch: epoch,
      heartbeat: Int(heartbeat.nanoseconds / 1_000_000), compare: 0, limits: limits)
  }
}
