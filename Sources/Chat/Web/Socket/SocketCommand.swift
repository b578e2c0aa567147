import NIOCore

/// A frame that an open socket takes, by its `type`, and what to do with it.
///
/// Each feature declares its own; the frame's text is decoded once, straight into the feature's value.
package struct SocketCommand: Sendable {
  /// What `ok` carries; nil for commands that are not answered.
  typealias Result = any Encodable & Sendable
  /// A command with its frame read, ready to be carried out.
  typealias Prepared = @Sendable (SocketCaller) async throws -> Result?
  /// Begins a command that need not be waited for, and answers it by the closure, once and from any
  /// thread. False, and nothing has begun, where it has to be carried out as others are.
  typealias Begin =
    @Sendable (
      PlainFrame, SocketCaller, @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) -> Bool

  let type: String
  /// Whether the client wants to know what became of it, and so must name it.
  let isAnswered: Bool
  let prepare: @Sendable (any Decoder) throws -> Prepared
  /// Nil for commands that are rare enough to be waited for.
  let begin: Begin?

  init<Frame: Decodable & Sendable>(
    _ type: String, as frame: Frame.Type, isAnswered: Bool = false, begin: Begin? = nil,
    run: @escaping @Sendable (Frame, SocketCaller) async throws -> Result?
  ) {
    self.type = type
    self.isAnswered = isAnswered
    self.begin = begin
    prepare = { decoder in
      let frame = try Frame(from: decoder)
      return { try await run(frame, $0) }
    }
  }
}

/// Who gave a command, and on which connection.
package struct SocketCaller: Sendable {
  let user: UserID
  let session: SessionID
  let presence: PresenceID
}
