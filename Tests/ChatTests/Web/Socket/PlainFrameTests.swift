import ChatTesting
import Foundation
import NIOCore
import Testing

@testable import Chat

@Suite struct PlainFrameTests {
  private let plain = """
    {"type":"send","id":"a-1","conversation":"0198c0de-0000-7000-8000-000000000001",\
    "clientId":"b-2","body":"Good \\"morning\\"\\nGrace 😀","replyTo":12}
    """

  @Test func `A message as clients write it is read as the decoder reads it`() throws {
    let frame = try #require(PlainFrame(ByteBuffer(string: plain)))

    let send = try #require(Send(frame))

    #expect(frame.text("type") == "send")
    #expect(send == (try JSON.decode(Send.self, from: ByteBuffer(string: plain))))
    #expect(send.message.body == "Good \"morning\"\nGrace 😀")
    #expect(send.message.replyTo == 12)
  }

  @Test(arguments: [
    "", "{", "[]", "7", "{}", "{\"a\":1}x", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{\"a\":01}",
    "{\"a\":1.5}", "{\"a\":1e3}", "{\"a\":-}", "{\"a\":true}", "{\"a\":null}", "{\"a\":{}}",
    "{\"a\":\"\\u0041\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\n\"}", "{\"a\":\"x", "{\"a\":\"x\\",
    "{\"\\n\":1}", "{\"a\":1,\"a\":2}", "{\"a\":9007199254740993000}", "{a:1}",
  ])
  func `Every other form is left to the decoder`(text: String) {
    #expect(PlainFrame(ByteBuffer(string: text)) == nil)
  }

  @Test(arguments: UInt64(1)...10)
  func `Whatever is read so, the decoder reads as the same`(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let good = Array(plain.utf8)
    let pieces = Array("{}[]\",:\\u0041 \n1.5e-null".utf8)
    var read = 0

    for _ in 0..<1_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 0...2, using: &chance) {
        let index = bytes.indices.randomElement(using: &chance) ?? 0
        let piece = try #require(pieces.randomElement(using: &chance))
        if Bool.random(using: &chance) {
          bytes[index] = piece
        } else {
          bytes.insert(piece, at: index)
        }
      }
      // The socket lets nothing else through.
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      let text = ByteBuffer(bytes: bytes)
      guard let send = PlainFrame(text).flatMap(Send.init(_:)) else { continue }
      read += 1
      #expect(send == (try JSON.decode(Send.self, from: text)))
    }
    #expect((100..<1_000).contains(read))
  }
}
