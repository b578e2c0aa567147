import NIOCore
import Testing

@testable import Realtime

@Suite("Frames from a client")
struct FrameAssemblerTests {
  @Test
  func `a masked text frame is a message`() throws {
    let messages = try assemble([.text("Hello, Grace")])

    #expect(messages == [.text(ByteBuffer(string: "Hello, Grace"))])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536, 100_000])
  func `a payload of any length comes out as it went in`(count: Int) throws {
    let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    let messages = try assemble([.binary(payload)])

    #expect(messages == [.binary(ByteBuffer(bytes: payload))])
  }

  @Test
  func `fragments become one message, with control frames between them on their own`() throws {
    let messages = try assemble([
      .text("one ", isFinal: false), .ping("are you there"), .more("two "), .pong(),
      .more("three", isFinal: true),
    ])

    #expect(
      messages == [
        .ping(ByteBuffer(string: "are you there")), .pong,
        .text(ByteBuffer(string: "one two three")),
      ])
  }

  @Test(arguments: 1...40)
  func `how the bytes were cut makes no difference`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let frames = randomFrames(using: &random)
    let whole = try assemble(frames)
    let bytes = frames.bytes

    let byteByByte = try assemble(pieces: bytes.readableBytesView.map { ByteBuffer(bytes: [$0]) })
    let cut = try assemble(pieces: randomPieces(of: bytes, using: &random))

    #expect(byteByByte == whole)
    #expect(cut == whole)
  }

  @Test(arguments: [
    ("without a mask", ClientFrame(first: 0x81, payload: ByteBuffer(string: "a"), key: nil)),
    ("with RSV1", ClientFrame(first: 0xC1, payload: ByteBuffer())),
    ("with RSV2", ClientFrame(first: 0xA1, payload: ByteBuffer())),
    ("with RSV3", ClientFrame(first: 0x91, payload: ByteBuffer())),
    ("with reserved opcode 3", ClientFrame(first: 0x83, payload: ByteBuffer())),
    ("with reserved opcode 7", ClientFrame(first: 0x87, payload: ByteBuffer())),
    ("with reserved opcode 11", ClientFrame(first: 0x8B, payload: ByteBuffer())),
    ("with reserved opcode 15", ClientFrame(first: 0x8F, payload: ByteBuffer())),
    ("of a fragmented ping", ClientFrame(first: 0x09, payload: ByteBuffer())),
    ("of a fragmented close", ClientFrame(first: 0x08, payload: ByteBuffer())),
    ("of a long ping", ClientFrame.ping(String(repeating: "a", count: 126))),
    ("that continues nothing", ClientFrame.more("a")),
    ("with a short length in two bytes", short(126, 0, 125)),
    ("with a short length in eight bytes", short(127, 0, 0, 0, 0, 0, 0, 255, 255)),
    ("with a length of 64 bits", short(127, 128, 0, 0, 0, 0, 0, 0, 0)),
    ("with the longest length of all", short(127, 255, 255, 255, 255, 255, 255, 255, 255)),
    ("of a close with half a code", ClientFrame(first: 0x88, payload: ByteBuffer(bytes: [3]))),
  ])
  func `a frame is refused as a protocol error`(what: String, frame: ClientFrame) {
    #expect(code(of: [frame]) == .protocolError, "a frame \(what)")
  }

  @Test
  func `a message within a message is refused`() {
    #expect(code(of: [.text("a", isFinal: false), .text("b")]) == .protocolError)
    #expect(code(of: [.text("a", isFinal: false), .binary([1])]) == .protocolError)
    #expect(code(of: [.binary([1], isFinal: false), .text("b")]) == .protocolError)
  }

  @Test
  func `a bad header is refused before the rest of the frame has come`() throws {
    var assembler = FrameAssembler(maximumMessageBytes: 1000)
    assembler.append(ByteBuffer(bytes: [0x81, 0x05]))

    #expect(throws: ProtocolViolation.framing("frame not masked")) { try assembler.next() }
  }

  @Test(arguments: [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999])
  func `a close with this code is taken`(code: UInt16) throws {
    let messages = try assemble([.close(code, Array("so long".utf8))])

    #expect(messages == [.close(CloseCode(rawValue: code))])
  }

  @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535])
  func `a close with this code is a protocol error`(number: UInt16) {
    #expect(code(of: [.close(number)]) == .protocolError)
  }

  @Test
  func `a close needs no code, and its reason must be UTF-8`() throws {
    #expect(try assemble([.close()]) == [.close(nil)])
    #expect(code(of: [.close(1000, [0xCE, 0xBA, 0xE1])]) == .invalidText)
    #expect(code(of: [.close(1000, [0xFF])]) == .invalidText)
  }

  @Test
  func `a text that is not UTF-8 is refused at its first wrong byte`() throws {
    let frame = ClientFrame.text(
      bytes: [0x61, 0xED, 0xA0, 0x80] + Array(repeating: 0x61, count: 90))
    var assembler = FrameAssembler(maximumMessageBytes: 1000)
    let bytes = Array(frame.bytes.readableBytesView)
    assembler.append(ByteBuffer(bytes: bytes[..<8]))
    #expect(try assembler.next() == nil)

    assembler.append(ByteBuffer(bytes: bytes[8..<9]))

    #expect(throws: ProtocolViolation.notUTF8) { try assembler.next() }
  }

  @Test
  func `a character may be cut by a fragment but not by the message's end`() throws {
    let cut: [ClientFrame] = [
      .text(bytes: [0xF0, 0x9F], isFinal: false), .more(bytes: [0x90]),
      .more(bytes: [0xA6], isFinal: true),
    ]

    #expect(try assemble(cut) == [.text(ByteBuffer(string: "\u{1F426}"))])
    #expect(code(of: [.text(bytes: [0xF0, 0x9F])]) == .invalidText)
    #expect(
      code(of: [.text(bytes: [0xC3], isFinal: false), .more("", isFinal: true)]) == .invalidText)
  }

  @Test
  func `binary payloads may hold any bytes`() throws {
    #expect(try assemble([.binary([0xFF, 0xC0])]) == [.binary(ByteBuffer(bytes: [0xFF, 0xC0]))])
  }

  @Test
  func `the size limit holds over all fragments and is exact`() throws {
    let halves: [ClientFrame] = [
      .text(String(repeating: "a", count: 600), isFinal: false),
      .more(String(repeating: "b", count: 400), isFinal: true),
    ]

    #expect(try assemble(halves, limit: 1000).count == 1)
    #expect(code(of: halves, limit: 999) == .tooBig)
  }

  @Test
  func `a message too big is refused when it is announced`() throws {
    var assembler = FrameAssembler(maximumMessageBytes: 1000)
    let bytes = ClientFrame.text(String(repeating: "a", count: 1001)).bytes
    assembler.append(ByteBuffer(bytes: bytes.readableBytesView.prefix(8)))

    #expect(throws: ProtocolViolation.tooBig) { try assembler.next() }
  }

  @Test
  func `control frames count towards no message`() throws {
    let frames: [ClientFrame] = [
      .text("aaaaaa", isFinal: false), .ping("much longer than the limit"),
      .more("bbbb", isFinal: true),
    ]

    #expect(try assemble(frames, limit: 10).count == 2)
  }
}

/// A frame whose length is written as `length`, with nothing after it.
private func short(_ length: UInt8...) -> ClientFrame {
  ClientFrame(first: 0x82, payload: ByteBuffer(), length: length)
}

private func assemble(
  _ frames: [ClientFrame],
  limit: Int = 1 << 20
) throws -> [FrameAssembler.Message] {
  try assemble(pieces: [frames.bytes], limit: limit)
}

private func assemble(
  pieces: [ByteBuffer],
  limit: Int = 1 << 20
) throws -> [FrameAssembler.Message] {
  var assembler = FrameAssembler(maximumMessageBytes: limit)
  var messages: [FrameAssembler.Message] = []
  for piece in pieces {
    assembler.append(piece)
    while let message = try assembler.next() { messages.append(message) }
  }
  return messages
}

private func code(of frames: [ClientFrame], limit: Int = 1 << 20) -> CloseCode? {
  do {
    _ = try assemble(frames, limit: limit)
    return nil
  } catch {
    return (error as? ProtocolViolation)?.code
  }
}

private func randomFrames(using random: inout SplitMix) -> [ClientFrame] {
  (0..<Int.random(in: 1...12, using: &random)).flatMap { _ -> [ClientFrame] in
    var key = (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
    let text = String(
      (0..<Int.random(in: 0...90, using: &random)).map { _ in
        ["a", "é", "€", "🐦"].randomElement(using: &random) ?? "a"
      }.joined())
    key.shuffle(using: &random)
    var frames: [ClientFrame] =
      switch Int.random(in: 0...3, using: &random) {
      case 0: [.text(text)]
      case 1: [.text(text, isFinal: false), .ping("p"), .more(text), .more("", isFinal: true)]
      case 2: [.binary(Array(text.utf8)), .pong()]
      default: [.ping(String(text.prefix(20)))]
      }
    for index in frames.indices { frames[index].key = key }
    return frames
  }
}

private func randomPieces(of bytes: ByteBuffer, using random: inout SplitMix) -> [ByteBuffer] {
  var bytes = bytes
  var pieces: [ByteBuffer] = []
  while bytes.readableBytes > 0 {
    let length = min(Int.random(in: 1...30, using: &random), bytes.readableBytes)
    if let piece = bytes.readSlice(length: length) { pieces.append(piece) }
  }
  return pieces
}
