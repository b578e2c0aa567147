import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// HTTP and WebSockets on one port.
///
/// A connection whose first request asks for a socket leaves HTTP for good: from then on it is a channel
/// handler on its event loop, and no task of the server waits for it.
struct SocketServerChannel: HTTPChannelHandler {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
    /// Known once the first request is; the channel is registered only after `setup`, so that
    /// can't wait for it.
    fileprivate let outcome: EventLoopFuture<FirstRequestHandler.Outcome>
  }

  let responder: Responder
  let endpoint: SocketEndpoint
  let timeouts: ConnectionTimeouts
  /// Nil where what comes is plain, or was decrypted by a proxy.
  var secured: MakeSecurity?
  /// Runs what answers requests; nil for the tasks' own threads.
  var executor: (any TaskExecutor)?

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let outcome = channel.eventLoop.makePromise(of: FirstRequestHandler.Outcome.self)
      let encoder = HTTPResponseEncoder()
      let decoder = ByteToMessageHandler(
        HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: headerLimits)
      )
      let pipeline = channel.pipeline.syncOperations
      if let secured { try pipeline.addHandler(secured()) }
      try pipeline.addHandlers([encoder, decoder])
      try pipeline.addHandler(
        FirstRequestHandler(
          endpoint: endpoint,
          timeouts: timeouts,
          codec: [encoder, decoder],
          outcome: outcome,
          logger: logger
        )
      )
      return Value(channel: channel, outcome: outcome.futureResult)
    }
  }

  /// Far above what browsers send, and little enough to be held for every connection.
  private var headerLimits: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = 16 << 10
    limits.maxHeaderListSize = 64 << 10
    limits.maxHeaderFieldCount = 128
    return limits
  }

  func handle(value: Value, logger: Logger) async {
    do {
      switch try await value.outcome.get() {
      case .http(let channel):
        await withTaskExecutorPreference(executor) {
          await handleHTTP(asyncChannel: channel, logger: logger)
        }
      case .socket: break
      }
    } catch {
      logger.trace("closed before its first request", metadata: ["error": "\(error)"])
    }
  }
}
