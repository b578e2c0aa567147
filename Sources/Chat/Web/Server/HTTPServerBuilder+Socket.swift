import HummingbirdCore
import NIOCore
import NIOHTTP1
import Realtime

/// Makes what encrypts one connection, on its event loop.
package typealias MakeSecurity = @Sendable () -> any ChannelHandler

extension HTTPServerBuilder {
  /// A server for HTTP/1.1 that also accepts WebSockets, at `path` and for `subprotocol` alone.
  ///
  /// A page's origin must be allowed. Connections that are idle between requests are closed after
  /// `idleTimeout`. `makeHandler` is called on the event loop of each accepted socket.
  package static func http1WithSocket(
    path: String,
    subprotocol: String,
    securedBy secured: MakeSecurity? = nil,
    executor: (any TaskExecutor)? = nil,
    isAllowed: @escaping @Sendable (_ origin: String) -> Bool,
    idleTimeout: TimeAmount = .seconds(60),
    makeHandler: @escaping @Sendable (HTTPRequestHead, any Channel) -> SocketHandler
  ) -> HTTPServerBuilder {
    let endpoint = SocketEndpoint(
      path: path,
      subprotocol: subprotocol,
      isAllowed: isAllowed,
      makeHandler: makeHandler
    )
    var timeouts = ConnectionTimeouts()
    timeouts.idle = idleTimeout
    return HTTPServerBuilder { [timeouts] responder in
      SocketServerChannel(
        responder: responder, endpoint: endpoint, timeouts: timeouts, secured: secured,
        executor: executor)
    }
  }
}
