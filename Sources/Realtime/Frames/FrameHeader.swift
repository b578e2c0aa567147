import NIOCore

/// The head of one frame from a client (RFC 6455, section 5.2).
struct FrameHeader: Equatable {
  static let maximumControlPayload = 125

  let isFinal: Bool
  let opcode: Opcode
  let payloadBytes: Int
  let mask: UInt32

  /// Takes a header off `input`, or nothing if it has not arrived whole.
  ///
  /// Its first two bytes are judged as soon as they are there.
  static func read(from input: inout ByteBuffer) throws(ProtocolViolation) -> FrameHeader? {
    var rest = input
    guard let first = rest.readInteger(as: UInt8.self),
      let second = rest.readInteger(as: UInt8.self)
    else { return nil }
    let isFinal = first & 0x80 != 0
    guard first & 0x70 == 0 else { throw .framing("reserved bit set") }
    guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .framing("reserved opcode") }
    guard second & 0x80 != 0 else { throw .framing("frame not masked") }
    let shortLength = second & 0x7F
    if opcode.isControl {
      guard isFinal else { throw .framing("fragmented control frame") }
      guard shortLength <= maximumControlPayload else { throw .framing("control frame too long") }
    }
    guard let payloadBytes = try readLength(shortLength, from: &rest),
      let mask = rest.readInteger(endianness: .little, as: UInt32.self)
    else { return nil }
    input = rest
    return FrameHeader(isFinal: isFinal, opcode: opcode, payloadBytes: payloadBytes, mask: mask)
  }

  /// The length, which must be written in as few bytes as it needs and fit 63 bits.
  private static func readLength(
    _ shortLength: UInt8,
    from input: inout ByteBuffer
  ) throws(ProtocolViolation) -> Int? {
    switch shortLength {
    case 126:
      guard let length = input.readInteger(as: UInt16.self) else { return nil }
      guard length >= 126 else { throw .framing("length not minimal") }
      return Int(length)
    case 127:
      guard let length = input.readInteger(as: UInt64.self) else { return nil }
      guard length > UInt64(UInt16.max) else { throw .framing("length not minimal") }
      guard let length = Int(exactly: length) else { throw .framing("length out of range") }
      return length
    default:
      return Int(shortLength)
    }
  }
}
