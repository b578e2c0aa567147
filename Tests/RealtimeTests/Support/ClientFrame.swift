import NIOCore

/// A frame as a client writes it, right or wrong in any part.
struct ClientFrame {
  var first: UInt8
  var payload: ByteBuffer
  var key: [UInt8]? = [0x37, 0xFA, 0x21, 0x3D]
  /// The second byte's length and what follows it, where not the shortest right one.
  var length: [UInt8]?

  static func text(_ text: String, isFinal: Bool = true) -> ClientFrame {
    ClientFrame(first: (isFinal ? 0x80 : 0) | 0x1, payload: ByteBuffer(string: text))
  }

  static func text(bytes: [UInt8], isFinal: Bool = true) -> ClientFrame {
    ClientFrame(first: (isFinal ? 0x80 : 0) | 0x1, payload: ByteBuffer(bytes: bytes))
  }

  static func binary(_ bytes: [UInt8], isFinal: Bool = true) -> ClientFrame {
    ClientFrame(first: (isFinal ? 0x80 : 0) | 0x2, payload: ByteBuffer(bytes: bytes))
  }

  static func more(_ text: String, isFinal: Bool = false) -> ClientFrame {
    ClientFrame(first: isFinal ? 0x80 : 0, payload: ByteBuffer(string: text))
  }

  static func more(bytes: [UInt8], isFinal: Bool = false) -> ClientFrame {
    ClientFrame(first: isFinal ? 0x80 : 0, payload: ByteBuffer(bytes: bytes))
  }

  static func ping(_ text: String = "") -> ClientFrame {
    ClientFrame(first: 0x89, payload: ByteBuffer(string: text))
  }

  static func pong(_ text: String = "") -> ClientFrame {
    ClientFrame(first: 0x8A, payload: ByteBuffer(string: text))
  }

  static func close(_ code: UInt16? = nil, _ reason: [UInt8] = []) -> ClientFrame {
    var payload = ByteBuffer()
    if let code { payload.writeInteger(code) }
    payload.writeBytes(reason)
    return ClientFrame(first: 0x88, payload: payload)
  }

  var bytes: ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeInteger(first)
    var length = self.length ?? shortestLength
    if key != nil { length[0] |= 0x80 }
    bytes.writeBytes(length)
    guard let key else {
      bytes.writeImmutableBuffer(payload)
      return bytes
    }
    bytes.writeBytes(key)
    for (index, byte) in payload.readableBytesView.enumerated() {
      bytes.writeInteger(byte ^ key[index % 4])
    }
    return bytes
  }

  private var shortestLength: [UInt8] {
    let count = payload.readableBytes
    switch count {
    case 0..<126: return [UInt8(count)]
    case 126...65_535: return [126, UInt8(count >> 8), UInt8(count & 0xFF)]
    default: return [127] + (0..<8).reversed().map { UInt8(count >> ($0 * 8) & 0xFF) }
    }
  }
}

extension Sequence<ClientFrame> {
  /// All of them, one after the other.
  var bytes: ByteBuffer {
    reduce(into: ByteBuffer()) { $0.writeImmutableBuffer($1.bytes) }
  }
}
