import NIOCore
import NIOHTTP1
import Realtime

/// Where WebSockets are accepted, from whom, and what takes them over.
struct SocketEndpoint: Sendable {
  /// The path, without a query, whose upgrades are answered here; any other goes to the router.
  let path: String
  /// The one subprotocol that is spoken (RFC 6455, section 1.9).
  let subprotocol: String
  /// Whether pages of an origin may connect. Asked only where `Origin` is sent.
  let isAllowed: @Sendable (_ origin: String) -> Bool
  /// Makes the handler of an accepted socket; on its event loop.
  let makeHandler: @Sendable (HTTPRequestHead, any Channel) -> SocketHandler
}
