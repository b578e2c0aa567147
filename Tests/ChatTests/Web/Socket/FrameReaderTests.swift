import ChatTesting
import Foundation
import NIOCore
import Testing

@testable import Chat

@Suite struct FrameReaderTests {
  private let reader = FrameReader(
    commands: [SocketCommand("send", as: Send.self, isAnswered: true) { _, _ in nil }])

  @Test(arguments: [
    "", "{", "[]", "7", "null", "\"hello\"", "{}", "{\"type\":7}", "{\"id\":\"a\"}",
    "{\"type\":\"ping\",\"id\":7}",
  ])
  func `What has no type is no frame`(text: String) {
    #expect(reader.read(ByteBuffer(string: text))?.type == nil)
  }

  @Test func `A frame of a type nobody knows is refused, and keeps its id`() throws {
    let frame = try #require(
      reader.read(ByteBuffer(string: "{\"type\":\"dance\",\"id\":\"a\",\"x\":{}}")))

    #expect(frame.id == "a")
    #expect(frame.problem?.code == .malformed)
  }

  @Test(arguments: ["", "a b", "é", String(repeating: "x", count: 65)])
  func `An id that is none is named`(id: String) throws {
    let text = try JSON.encode(["type": "ping", "id": .string(id), "t": 1] as JSONValue)

    let frame = try #require(reader.read(text))

    #expect(frame.problem?.errors.map(\.field) == ["id"])
  }

  @Test(arguments: UInt64(1)...10)
  func `Random bytes, and good frames with some bytes changed, are read or refused`(seed: UInt64)
    throws
  {
    var chance = SplitMix64(seed: seed)
    let good = try GoldenFile.all().filter { $0.direction == "client" && $0.kind == "frame" }
      .map { Array(try JSONEncoder().encode($0.value)) }
    var readable = 0

    for _ in 0..<1_000 {
      let noise = (0..<Int.random(in: 0...100, using: &chance)).map { _ in
        UInt8.random(in: .min ... .max, using: &chance)
      }
      #expect(reader.read(ByteBuffer(bytes: noise))?.type == nil)

      var bytes = try #require(good.randomElement(using: &chance))
      for _ in 0..<Int.random(in: 0...3, using: &chance) {
        let index = Int.random(in: bytes.indices, using: &chance)
        bytes[index] = UInt8.random(in: .min ... .max, using: &chance)
      }
      if reader.read(ByteBuffer(bytes: bytes)) != nil { readable += 1 }
    }
    #expect((1..<1_000).contains(readable))
  }
}

extension IncomingFrame {
  fileprivate var problem: Problem? {
    if case .refused(let problem) = content { problem } else { nil }
  }
}
