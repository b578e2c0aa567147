import ChatTesting
import Foundation
import NIOCore
import Testing

@testable import Chat

@Suite struct JSONWriterTests {
  private static let bodies = [
    "", "Hello", "\"quoted\" \\ and / slashed", "two\nlines\tand a tab",
    "\u{0}\u{1}\u{8}\u{B}\u{C}\r\u{1F}\u{7F}",
    "😀 e\u{301} \u{2028}\u{2029} \u{FEFF}", String(repeating: "martlet ", count: 500),
  ]

  @Test(arguments: UInt64(1)...200)
  func `What is written by hand is what reflection writes, byte for byte`(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let message = try Self.message(&chance)
    let change = Entry(
      conversation: message.conversation, seq: message.seq + 1, id: .random(&chance),
      author: Bool.random(using: &chance) ? nil : message.author,
      clientId: Bool.random(using: &chance) ? nil : message.clientId, kind: .reacted,
      target: message.seq, message: message)

    try expectSame(message)
    try expectSame(change)
    try expectSame(EntryShown(entry: Entry(message)))
    try expectSame(EntryShown(entry: Entry(message), written: WrittenMessage(message)))
    try expectSame(History(items: [message, message], head: 9, older: true, newer: false))
    try expectSame(History(items: [], head: 0, older: false, newer: false))
    try expectSame(Log(items: [Entry(message), change], head: 7))
    for result: any JSONWritable & Sendable in [message, WrittenMessage(message)] {
      let ok = OK(id: "a-1", result: result)
      #expect(try ok.text() == ByteBuffer(data: reflected(ok)))
    }
  }

  @Test func `Text grows beyond the room that was made, and numbers have all their digits`() throws
  {
    let numbers = [0, 9, 10, -1, 1_000_000, .max, .min]
    for capacity in [0, 1, 7, 10_000] {
      var json = JSONWriter(capacity: capacity)
      json.array(0..<100) { _, json in json.array(numbers) { $1.value($0) } }
      let written = try JSONDecoder().decode([[Int]].self, from: Data(json.bytes))
      #expect(written == Array(repeating: numbers, count: 100))
      #expect(json.text == ByteBuffer(bytes: json.bytes))
    }
    var largest = JSONWriter(capacity: 20)
    largest.value(UInt64.max)
    #expect(String(decoding: largest.bytes, as: UTF8.self) == "18446744073709551615")
  }

  private func expectSame(_ value: some JSONWritable) throws {
    #expect(try JSON.encode(value) == ByteBuffer(data: reflected(value)))
  }

  private func reflected(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  private static func message(_ chance: inout SplitMix64) throws -> Message {
    let moment = Timestamp(milliseconds: Int64.random(in: -9...1_900_000_000_000, using: &chance))
    let people: [UserID] = [.random(&chance), .random(&chance)]
    return Message(
      conversation: .random(&chance), seq: Int.random(in: 1...maximumNumber, using: &chance),
      id: .random(&chance), author: people[0],
      clientId: try #require(ClientID("c-\(chance.next())")),
      sentAt: moment, body: bodies.randomElement(using: &chance) ?? "",
      replyTo: Bool.random(using: &chance) ? 3 : nil,
      editedAt: Bool.random(using: &chance) ? moment : nil,
      deletedAt: Bool.random(using: &chance) ? moment : nil,
      reactions: Bool.random(using: &chance)
        ? [Reaction(emoji: "👍🏽", users: people), Reaction(emoji: "❤️", users: [])] : [],
      rev: 2)
  }
}

extension Identifier {
  fileprivate static func random(_ chance: inout SplitMix64) -> Self {
    Self(bits: UInt128(chance.next()) << 64 | UInt128(chance.next()))
  }
}
