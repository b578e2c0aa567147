import NIOConcurrencyHelpers

@testable import Realtime

/// Keeps the one connection that a test is about.
final class Connected: Sendable {
  private let state = NIOLockedValueBox<Connection?>(nil)
  private let onText: @Sendable (Connection, String) async -> Void

  init(onText: @escaping @Sendable (Connection, String) async -> Void = { _, _ in }) {
    self.onText = onText
  }

  /// Makes the receiver of that connection.
  var receiver: @Sendable (Connection) -> any Receiver {
    { connection in
      self.state.withLockedValue { $0 = connection }
      return RecordingReceiver { await self.onText(connection, $0) }
    }
  }

  /// The connection, once a client has come.
  func connection() async throws -> Connection {
    while true {
      if let connection = state.withLockedValue({ $0 }) { return connection }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
