import NIOCore

/// Turns the bytes of one client into messages, strictly by RFC 6455, without any I/O.
///
/// Payloads are unmasked and checked as they arrive, so a fault is found at its first byte and an
/// announced length reserves no memory. After a violation it must not be fed again.
struct FrameAssembler {
  enum Message: Equatable {
    case text(ByteBuffer)
    case binary(ByteBuffer)
    case ping(ByteBuffer)
    case pong
    case close(CloseCode?)
  }

  /// Largest message, over all its fragments, in bytes.
  var maximumMessageBytes: Int

  private var input = ByteBuffer()
  private var frame: OpenFrame?
  private var message: OpenMessage?

  init(maximumMessageBytes: Int) {
    self.maximumMessageBytes = maximumMessageBytes
  }

  /// Adds what has arrived; ``next()`` then gives the messages in it, one at a time.
  mutating func append(_ bytes: ByteBuffer) {
    if input.readableBytes == 0 {
      input = bytes
    } else {
      input.writeImmutableBuffer(bytes)
    }
  }

  /// The next message, or nothing until more has arrived.
  mutating func next() throws(ProtocolViolation) -> Message? {
    while true {
      if frame == nil {
        guard let header = try FrameHeader.read(from: &input) else { return nil }
        frame = try open(header)
      }
      guard try readPayload(), let ended = frame else { break }
      frame = nil
      if let message = try close(ended) { return message }
    }
    if input.readableBytes == 0 { input = ByteBuffer() }
    return nil
  }

  private mutating func open(_ header: FrameHeader) throws(ProtocolViolation) -> OpenFrame {
    switch header.opcode {
    case .close, .ping, .pong:
      return OpenFrame(header)
    case .continuation where message == nil:
      throw .framing("nothing to continue")
    case .text where message != nil, .binary where message != nil:
      throw .framing("message within a message")
    case .text, .binary:
      message = OpenMessage(isText: header.opcode == .text)
    case .continuation:
      break
    }
    let already = message?.payload.readableBytes ?? 0
    guard header.payloadBytes <= maximumMessageBytes - already else { throw .tooBig }
    return OpenFrame(header)
  }

  /// Takes what has arrived of the open frame's payload; true once it is whole.
  private mutating func readPayload() throws(ProtocolViolation) -> Bool {
    guard let count = frame.map({ min($0.missing, input.readableBytes) }) else { return false }
    if count > 0 {
      if frame?.header.opcode.isControl == true {
        frame?.take(count, from: &input)
      } else {
        try takeData(count)
      }
    }
    return frame?.missing == 0
  }

  private mutating func takeData(_ count: Int) throws(ProtocolViolation) {
    guard var frame, var message else { return }
    self.message = nil
    frame.missing -= count
    frame.mask.move(count, from: &input, to: &message.payload)
    self.frame = frame
    guard message.isValid(last: count) else { throw .notUTF8 }
    self.message = message
  }

  private mutating func close(_ frame: OpenFrame) throws(ProtocolViolation) -> Message? {
    switch frame.header.opcode {
    case .ping: return .ping(frame.payload)
    case .pong: return .pong
    case .close: return .close(try Self.closeCode(in: frame.payload))
    case .text, .binary, .continuation: break
    }
    guard frame.header.isFinal, let message else { return nil }
    self.message = nil
    guard message.isComplete else { throw .notUTF8 }
    return message.isText ? .text(message.payload) : .binary(message.payload)
  }

  private static func closeCode(in payload: ByteBuffer) throws(ProtocolViolation) -> CloseCode? {
    guard payload.readableBytes > 0 else { return nil }
    var payload = payload
    guard let code = payload.readInteger(as: UInt16.self).map(CloseCode.init(rawValue:)),
      code.isValidOnWire
    else { throw .framing("invalid close code") }
    var check = UTF8Check()
    guard payload.withUnsafeReadableBytes({ check.accepts($0) }), check.isComplete
    else { throw .notUTF8 }
    return code
  }
}

/// A frame whose payload has not arrived whole. Only a control frame keeps it here.
private struct OpenFrame {
  let header: FrameHeader
  var mask: Mask
  var missing: Int
  var payload = ByteBuffer()

  init(_ header: FrameHeader) {
    self.header = header
    mask = Mask(key: header.mask)
    missing = header.payloadBytes
  }

  mutating func take(_ count: Int, from input: inout ByteBuffer) {
    missing -= count
    mask.move(count, from: &input, to: &payload)
  }
}

/// A data message whose last fragment has not arrived.
private struct OpenMessage {
  let isText: Bool
  var payload = ByteBuffer()
  private var check = UTF8Check()

  init(isText: Bool) {
    self.isText = isText
  }

  var isComplete: Bool { check.isComplete }

  /// Judges the last `count` bytes of the payload.
  mutating func isValid(last count: Int) -> Bool {
    guard isText else { return true }
    return payload.withUnsafeReadableBytes { bytes in
      check.accepts(UnsafeRawBufferPointer(rebasing: bytes.suffix(count)))
    }
  }
}
