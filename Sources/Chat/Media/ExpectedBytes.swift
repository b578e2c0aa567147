import Synchronization

/// What uploads have announced and not brought yet: the disk must have room for all of it, and not
/// only for each.
///
/// Only those count that go on, for whoever announces much and sends nothing would else keep everybody
/// out. A server counts what comes by itself.
final class ExpectedBytes: Sendable {
  private struct Share {
    var bytes: Int
    var until: Duration
  }

  /// How long an upload is waited for.
  static let patience = Duration.seconds(600)

  private let uptime: @Sendable () -> Duration
  private let shares = Mutex<[MediaID: Share]>([:])

  init(uptime: @escaping @Sendable () -> Duration) { self.uptime = uptime }

  /// So many bytes of an upload are yet to come; answers how many of all are.
  @discardableResult
  func expect(_ bytes: Int, of id: MediaID) -> Int {
    let now = uptime()
    return shares.withLock { shares in
      shares[id] = Share(bytes: bytes, until: now + Self.patience)
      shares = shares.filter { $0.value.bytes > 0 && $0.value.until > now }
      return shares.values.reduce(0) { $0 + $1.bytes }
    }
  }

  /// So many of them have come.
  func take(_ bytes: Int, of id: MediaID) {
    let until = uptime() + Self.patience
    shares.withLock { shares in
      guard let left = shares[id]?.bytes else { return }
      shares[id] = left > bytes ? Share(bytes: left - bytes, until: until) : nil
    }
  }

  /// No more of an upload will come.
  func forget(_ id: MediaID) { shares.withLock { $0[id] = nil } }
}
