import Chat
import ChatTesting
import Testing

@testable import MongoStore

@Suite struct BSONTests {
  /// Of every type, and within each other.
  private let everything: BSONDocument = [
    "double": .double(-0.5), "text": "Trägheit \u{1F98B}", "empty": "",
    "document": ["inner": ["deepest": 1]], "array": [1, "two", [3], [:]],
    "binary": .binary(subtype: 4, [1, 2, 3]), "id": .objectID(Array(1...12)), "yes": true,
    "date": .date(-1), "nothing": nil, "small": .int32(.min), "stamp": .timestamp(.max),
    "large": .int64(.max), "least": .minKey, "most": .maxKey,
  ]

  @Test func `what is written is read`() throws {
    let read = try BSONDocument(bytes: everything.bytes)

    #expect(read == everything)
    #expect(try BSONDocument(read.members().map { ($0.name, $0.value) }) == everything)
    #expect(read["document"] == ["inner": ["deepest": 1]])
    #expect(read["array"] == [1, "two", [3], [:]])
    #expect(read["nobody"] == nil)
  }

  /// The examples of bsonspec.org.
  @Test func `the bytes are those of the specification`() {
    #expect(
      BSONDocument(dictionaryLiteral: ("hello", "world")).bytes
        == [0x16, 0, 0, 0, 2] + Array("hello".utf8) + [0, 6, 0, 0, 0] + Array("world".utf8) + [
          0, 0,
        ])
    let list: BSONDocument = ["BSON": ["awesome", .double(5.05), .int32(1986)]]
    #expect(
      list.bytes
        == [0x31, 0, 0, 0, 4] + Array("BSON".utf8) + [0, 0x26, 0, 0, 0, 2, 0x30, 0, 8, 0, 0, 0]
        + Array("awesome".utf8)
        + [0, 1, 0x31, 0, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x14, 0x40, 0x10, 0x32, 0]
        + [0xc2, 7, 0, 0, 0, 0])
  }

  @Test func `every beginning of a document is found to be none`() {
    let bytes = everything.bytes
    for count in 0..<bytes.count {
      #expect(throws: BSONFault.self) { try BSONDocument(bytes: Array(bytes.prefix(count))) }
    }
  }

  @Test func `no bytes whatever bring the reader down`() {
    var generator = SplitMix64(seed: 6)
    var whole = 0
    for _ in 0..<20_000 {
      var bytes = everything.bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 4..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      guard let document = try? BSONDocument(bytes: bytes),
        let members = try? document.members()
      else { continue }
      whole += 1
      // What is read is written as it was, but for names that a change has made equal.
      #expect(BSONDocument(members.map { ($0.name, $0.value) }).bytes.count == bytes.count)
    }
    #expect(whole > 1_000, "or nothing but faults would have been tried")
  }

  @Test func `random bytes with a right length are read or refused`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let count = Int.random(in: 5...64, using: &generator)
      var bytes = (0..<count).map { _ in UInt8.random(in: 0...20, using: &generator) }
      bytes.replaceSubrange(0..<4, with: [UInt8(count), 0, 0, 0])
      bytes[count - 1] = 0
      _ = try? BSONDocument(bytes: bytes).members()
    }
  }

  @Test func `documents within documents end somewhere`() throws {
    var document: BSONDocument = [:]
    for _ in 0..<100 { document = ["in": document.bson] }
    #expect(try BSONDocument(bytes: document.bytes).members().count == 1)
    let deeper: BSONDocument = ["in": document.bson]
    #expect(throws: BSONFault.self) { try deeper.members() }
  }

  @Test func `ids, moments and names come back, and nothing else is taken for them`() throws {
    let world = World.test()
    let id: UserID = world.makeID()
    let client = try #require(ClientID("a_name-of-its-own"))
    let uuid = try #require(ClientID(id.description))
    let document: BSONDocument = [
      "id": id.bson, "at": world.now().bson, "name": client.bson, "uuid": uuid.bson,
      "nothing": nil,
    ]

    #expect(try document.value("id") == id)
    #expect(try document.value("at") == world.now())
    #expect(try document.value("name") == client)
    #expect(try document.value("uuid") == uuid)
    #expect(document["uuid"] == .binary(subtype: 4, id.bytes), "16 bytes instead of 36")
    #expect(try document.optional("nothing", as: String.self) == nil)
    #expect(throws: BSONFault.self) { try document.value("id", as: String.self) }
    #expect(throws: BSONFault.self) { try document.value("name", as: UserID.self) }
    #expect(throws: BSONFault.self) { try document.value("nobody", as: Int.self) }
  }

  @Test func `keys of entries are in the order of their numbers`() {
    let conversation = ConversationID(bits: 7)
    let numbers = [0, 1, 255, 256, 65_535, 65_536, 16_777_216, Int(UInt32.max)]
    let keys = numbers.map { EntryKey(conversation, $0) }

    #expect(keys.map { EntryKey(bson: $0.bson) } == keys)
    let bytes = keys.map { key -> [UInt8] in
      guard case .binary(0, let bytes) = key.bson else { return [] }
      return bytes
    }
    #expect(zip(bytes, bytes.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(EntryKey(conversation, .max) == keys.last)
    #expect(EntryKey(conversation, -1) == keys.first)
  }
}
