import NIOCore

/// One complete WebSocket frame as it goes to clients: encoded once, never masked.
///
/// Its bytes are shared by every recipient; copying a frame copies a reference.
public struct Frame: Sendable {
  /// Header and payload.
  public let bytes: ByteBuffer

  /// A text message; `text` must be UTF-8.
  public init(text: ByteBuffer) {
    self.init(.text, payload: text)
  }

  /// A text message.
  public init(text: String) {
    self.init(.text, payload: ByteBuffer(string: text))
  }

  /// A binary message.
  public init(binary: ByteBuffer) {
    self.init(.binary, payload: binary)
  }

  static let ping = Frame(.ping, payload: ByteBuffer())

  static func pong(_ payload: ByteBuffer) -> Frame {
    Frame(.pong, payload: payload)
  }

  /// A closing frame; `reason` is cut to what a control frame can carry, between two characters.
  static func close(_ code: CloseCode?, reason: String = "") -> Frame {
    var payload = ByteBuffer()
    if let code {
      payload.writeInteger(code.rawValue)
      var reason = reason
      while reason.utf8.count > FrameHeader.maximumControlPayload - 2 { reason.removeLast() }
      payload.writeString(reason)
    }
    return Frame(.close, payload: payload)
  }

  private init(_ opcode: Opcode, payload: ByteBuffer) {
    let count = payload.readableBytes
    var bytes = ByteBufferAllocator().buffer(capacity: count + 10)
    bytes.writeInteger(0x80 | opcode.rawValue)
    switch count {
    case 0..<126:
      bytes.writeInteger(UInt8(count))
    case 126...Int(UInt16.max):
      bytes.writeInteger(UInt8(126))
      bytes.writeInteger(UInt16(count))
    default:
      bytes.writeInteger(UInt8(127))
      bytes.writeInteger(UInt64(count))
    }
    bytes.writeImmutableBuffer(payload)
    self.bytes = bytes
  }
}
