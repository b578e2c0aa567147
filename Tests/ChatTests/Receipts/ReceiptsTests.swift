import ChatTesting
import Testing

@testable import Chat

@Suite struct ReceiptsTests {
  private let house: House
  private let conversation: ConversationID

  init() async throws {
    house = try await House()
    conversation = try await house.befriend(house.ada, house.grace)
    for number in 1...3 { try await house.write("m\(number)", by: house.ada, in: conversation) }
    house.bus.forget()
  }

  @Test func `A pointer that rises is told to my devices and to the other one`() async throws {
    try await report(delivered: 2)

    for person in [house.ada, house.grace] {
      #expect(try told(person) == [[0, 2]])
    }
    #expect(try house.bus.frames(to: house.linus).isEmpty)
  }

  @Test func `What is read has been received`() async throws {
    try await report(read: 2)

    #expect(try told(house.ada) == [[2, 2]])
    #expect(try told(house.grace) == [[2, 2]])
    #expect(try await unread() == 1)
  }

  @Test func `A pointer that isn't higher changes nothing, and none goes above the end`()
    async throws
  {
    try await report(read: 2)
    house.bus.forget()

    try await report(read: 1)
    try await report(delivered: 2)
    try await report(read: 0)
    #expect(try told(house.ada).isEmpty)
    #expect(try told(house.grace).isEmpty)

    for report in [
      PointerReport(conversation: conversation, readSeq: 4),
      PointerReport(conversation: conversation, deliveredSeq: .max),
    ] {
      await #expect {
        try await house.features.receipts.report([report], of: house.grace)
      } throws: { error in
        (error as? any Refusal)?.problem.errors.map(\.field) == ["seq"]
      }
    }
    #expect(try await unread() == 1)
  }

  @Test(arguments: [true, false])
  func `Without my receipts, or theirs, I am shown to receive but not to read`(isMine: Bool)
    async throws
  {
    try await house.settings(of: isMine ? house.grace : house.ada) { $0.readReceipts = false }

    try await report(read: 2)

    #expect(try told(house.grace) == [[2, 2]])
    #expect(try told(house.ada) == [[0, 2]])
    #expect(try await shown() == [0, 2])
  }

  @Test func `Receipts turned on again show what is read from then on`() async throws {
    try await house.settings(of: house.ada) { $0.readReceipts = false }
    try await report(read: 1)
    try await house.settings(of: house.ada) { $0.readReceipts = true }
    #expect(try await shown() == [0, 1])

    try await report(read: 2)

    #expect(try told(house.ada) == [[2, 2]])
    #expect(try await shown() == [2, 2])
  }

  @Test func `After the friendship, my pointers are mine alone`() async throws {
    try await report(read: 1)
    try await house.features.friends.unfriend(house.ada, by: house.grace)
    house.bus.forget()

    try await report(read: 3)

    #expect(try told(house.grace) == [[3, 3]])
    #expect(try told(house.ada).isEmpty)
    #expect(try await shown() == [1, 1])
    #expect(try await unread() == 0)
  }

  @Test
  func `Many reports at once are told once for each conversation, and a bad one stops no other`()
    async throws
  {
    let notes = try await house.features.conversations.open(by: house.grace, with: house.grace).0
    try await house.write("note", by: house.grace, in: notes.id)
    house.bus.forget()
    let reports = [
      PointerReport(conversation: house.world.makeID(), deliveredSeq: 1),
      PointerReport(conversation: conversation, deliveredSeq: 1),
      PointerReport(conversation: conversation, deliveredSeq: 9),
      PointerReport(conversation: conversation, readSeq: 2),
      PointerReport(conversation: conversation, deliveredSeq: 3),
      PointerReport(conversation: notes.id, deliveredSeq: 1),
    ]

    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.receipts.report(reports, of: house.grace)
    }

    #expect(try told(house.grace) == [[2, 3], [0, 1]])
    #expect(try told(house.ada) == [[2, 3]])
  }

  @Test func `A stranger has no pointers here`() async throws {
    let report = PointerReport(conversation: conversation, readSeq: 1)

    await #expect(throws: CommonRefusal.notFound) {
      try await house.features.receipts.report([report], of: house.linus)
    }
  }

  private func report(read: Int? = nil, delivered: Int? = nil) async throws {
    try await house.features.receipts.report(
      [PointerReport(conversation: conversation, readSeq: read, deliveredSeq: delivered)],
      of: house.grace)
  }

  /// Grace's pointers as this person was told them: read, then delivered.
  private func told(_ person: UserID) throws -> [[Int?]] {
    try house.bus.frames(to: person, "pointers").map {
      #expect($0["user"].text == house.grace.description)
      return [$0["readSeq"].number, $0["deliveredSeq"].number]
    }
  }

  /// Grace's pointers as Ada sees them: read, then delivered.
  private func shown() async throws -> [Int] {
    let seen = try await house.features.conversations.conversation(conversation, of: house.ada)
    let member = try #require(seen.members.first { $0.user.id == house.grace })
    return [member.readSeq, member.deliveredSeq]
  }

  private func unread() async throws -> Int {
    try await house.features.conversations.conversation(conversation, of: house.grace).unread
  }
}
