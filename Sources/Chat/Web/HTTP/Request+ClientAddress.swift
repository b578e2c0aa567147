import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// Where it comes from; of a connection that has no address, as in tests, this machine.
  func client(on channel: any Channel, behind proxies: TrustedProxies) -> ClientAddress {
    let peer = channel.remoteAddress?.ipAddress.flatMap(ClientAddress.init) ?? .thisMachine
    guard let name = HTTPField.Name("X-Forwarded-For") else { return peer }
    return proxies.client(behind: peer, forwarded: headers[values: name])
  }
}
