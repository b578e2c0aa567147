/// Why a socket ends, as both sides are told (RFC 6455, section 7.4).
///
/// Codes from 4000 on belong to the application; a client decides by them what to do next.
public struct CloseCode: RawRepresentable, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt16

  /// Any number; only ``isValidOnWire`` ones may travel.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// The purpose is fulfilled.
  public static let normal = Self(rawValue: 1000)
  /// One side leaves: a page is closed, a server stops.
  public static let goingAway = Self(rawValue: 1001)
  /// The peer broke the rules of framing.
  public static let protocolError = Self(rawValue: 1002)
  /// A text message was not UTF-8.
  public static let invalidText = Self(rawValue: 1007)
  /// The peer broke a rule that has no code of its own, such as staying silent for too long.
  public static let policy = Self(rawValue: 1008)
  /// A message was larger than allowed.
  public static let tooBig = Self(rawValue: 1009)
  /// The server met a fault of its own.
  public static let internalError = Self(rawValue: 1011)

  /// A well-formed message that is not a frame of the application's protocol.
  public static let badFrame = Self(rawValue: 4400)
  /// The access token is missing or has ended.
  public static let tokenEnded = Self(rawValue: 4401)
  /// The session was revoked.
  public static let sessionRevoked = Self(rawValue: 4403)
  /// The peer reads slower than it is sent to.
  public static let tooSlow = Self(rawValue: 4408)
  /// The server is about to stop; the reason says over how many seconds to spread the return.
  public static let draining = Self(rawValue: 4409)
  /// The client speaks a protocol that is no longer served.
  public static let protocolTooOld = Self(rawValue: 4410)
  /// More connections than one topic may have.
  public static let tooMany = Self(rawValue: 4429)

  /// Whether a peer may send this number: defined by the standard or its registry, or from the
  /// ranges for libraries (3000) and applications (4000). 1004 to 1006 and 1015 never travel.
  var isValidOnWire: Bool {
    switch rawValue {
    case 1000...1003, 1007...1014, 3000...4999: true
    default: false
    }
  }
}
