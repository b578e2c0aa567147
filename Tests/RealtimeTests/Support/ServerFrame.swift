import NIOCore

/// A frame as a client reads it.
enum ServerFrame: Equatable {
  case text(String)
  case binary([UInt8])
  case ping
  case pong(String)
  case close(UInt16?, String)
  case unknown(UInt8)

  /// Takes one whole frame off `bytes`.
  static func read(from bytes: inout ByteBuffer) -> ServerFrame? {
    var rest = bytes
    guard let first = rest.readInteger(as: UInt8.self), let short = rest.readInteger(as: UInt8.self)
    else { return nil }
    let length: Int? =
      switch short {
      case 126: rest.readInteger(as: UInt16.self).map(Int.init)
      case 127: rest.readInteger(as: UInt64.self).map(Int.init)
      default: Int(short)
      }
    guard let length, var payload = rest.readSlice(length: length) else { return nil }
    bytes = rest
    switch first {
    case 0x81: return .text(String(buffer: payload))
    case 0x82: return .binary(Array(payload.readableBytesView))
    case 0x88:
      let code = payload.readInteger(as: UInt16.self)
      return .close(code, String(buffer: payload))
    case 0x89: return .ping
    case 0x8A: return .pong(String(buffer: payload))
    default: return .unknown(first)
    }
  }
}
