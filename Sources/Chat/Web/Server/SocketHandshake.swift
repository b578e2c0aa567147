import Crypto
import Foundation
import NIOHTTP1

/// The opening handshake of RFC 6455, section 4.2: what a request for a socket is answered.
enum SocketHandshake {
  enum Verdict {
    /// Not a request for a socket of ours.
    case ordinary
    case refused(Refused)
    /// The headers of the answer 101.
    case accepted(HTTPHeaders)
  }

  /// An answer that is the last on its connection.
  struct Refused {
    let problem: Problem
    var headers = HTTPHeaders()
    var status: HTTPResponseStatus { HTTPResponseStatus(statusCode: problem.code.status) }
  }

  /// Decides about the first request of a connection.
  static func judge(_ head: HTTPRequestHead, for endpoint: SocketEndpoint) -> Verdict {
    guard head.path == endpoint.path, head.asksForUpgrade(to: "websocket") else { return .ordinary }
    guard let key = key(of: head) else {
      return .refused(
        Refused(
          problem: Problem(.malformed, "This is not a WebSocket handshake of version 13."),
          headers: ["Sec-WebSocket-Version": "13"]
        )
      )
    }
    let origins = head.headers["Origin"]
    guard origins.count <= 1, origins.allSatisfy(endpoint.isAllowed) else {
      return .refused(
        Refused(problem: Problem(.originRefused, "Sockets are not open to this origin."))
      )
    }
    let offered = head.headers[canonicalForm: "Sec-WebSocket-Protocol"]
    guard offered.contains(where: { $0 == endpoint.subprotocol }) else {
      return .refused(
        Refused(
          problem: Problem(.malformed, "The subprotocol \(endpoint.subprotocol) is required.")
        )
      )
    }
    return .accepted([
      "Upgrade": "websocket", "Connection": "Upgrade",
      "Sec-WebSocket-Accept": acceptance(of: key),
      "Sec-WebSocket-Protocol": endpoint.subprotocol,
    ])
  }

  /// The client's key, if the request is what section 4.1 asks of it.
  private static func key(of head: HTTPRequestHead) -> String? {
    let keys = head.headers["Sec-WebSocket-Key"]
    guard head.method == .GET, head.version == .http1_1, head.isSound, !head.announcesBody,
      head.headers[canonicalForm: "Connection"].contains(where: { $0.lowercased() == "upgrade" }),
      head.headers["Sec-WebSocket-Version"] == ["13"],
      keys.count == 1, Data(base64Encoded: keys[0])?.count == 16
    else { return nil }
    return keys[0]
  }

  /// Proof that the server speaks the protocol (section 4.2.2); SHA-1 guards nothing here.
  static func acceptance(of key: String) -> String {
    let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    return Data(Insecure.SHA1.hash(data: Data((key + guid).utf8))).base64EncodedString()
  }
}
