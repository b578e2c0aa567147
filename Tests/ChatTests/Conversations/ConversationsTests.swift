import ChatTesting
import Testing

@testable import Chat

@Suite struct ConversationsTests {
  @Test func `My own notes are one conversation with one member`() async throws {
    let house = try await House()
    let conversations = house.features.conversations

    let (notes, isNew) = try await conversations.open(by: house.ada, with: house.ada)
    let (again, isNewAgain) = try await conversations.open(by: house.ada, with: house.ada)

    #expect(isNew)
    #expect(!isNewAgain)
    #expect(again == notes)
    #expect(notes.memberIDs == [house.ada])
    #expect(try house.bus.frames(to: house.ada).map { $0["type"] } == ["conversation"])
    try await house.write("A note", by: house.ada, in: notes.id)
  }

  @Test func `Only friends open one, and only its members find it`() async throws {
    let house = try await House()
    let conversations = house.features.conversations
    let id = try await house.befriend(house.ada, house.grace)

    #expect(try await conversations.open(by: house.grace, with: house.ada).0.id == id)
    await #expect(throws: CommonRefusal.notFound) {
      _ = try await conversations.open(by: house.linus, with: house.ada)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await conversations.conversation(id, of: house.linus)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await conversations.update(id, of: house.linus, ConversationChange(muted: true))
    }
    #expect(try await conversations.states(of: house.linus).isEmpty)
  }

  @Test func `My settings of one are mine, and told to my devices alone`() async throws {
    let house = try await House()
    let conversations = house.features.conversations
    let id = try await house.befriend(house.ada, house.grace)

    let muted = try await conversations.update(
      id, of: house.ada, ConversationChange(muted: true, draft: .some("Dear Grace")))

    #expect(muted.muted)
    #expect(muted.draft == "Dear Grace")
    #expect(muted.rev == 1)
    let shown = try house.bus.frames(to: house.ada)
    #expect(shown.map { $0["conversation"]["draft"] } == ["Dear Grace"])
    #expect(shown.first?["complete"] == true)
    #expect(try house.bus.frames(to: house.grace).isEmpty)
    let theirs = try await conversations.conversation(id, of: house.grace)
    #expect(!theirs.muted)
    #expect(theirs.draft == nil)

    let cleared = try await conversations.update(
      id, of: house.ada, ConversationChange(draft: .some(nil)))
    #expect(cleared.draft == nil)
    #expect(cleared.muted)
    #expect(cleared.rev == 2)
  }

  @Test func `A draft has the limits of a body`() async throws {
    let house = try await House()
    let id = try await house.befriend(house.ada, house.grace)
    let draft = String(repeating: "a", count: 8_001)

    await #expect {
      try await house.features.conversations.update(
        id, of: house.ada, ConversationChange(draft: .some(draft)))
    } throws: { error in
      (error as? any Refusal)?.problem.errors.map(\.field) == ["draft"]
    }
  }

  @Test func `The version counts everything but the log`() async throws {
    let house = try await House()
    let id = try await house.befriend(house.ada, house.grace)
    let conversations = house.features.conversations
    let before = try await conversations.conversation(id, of: house.ada).version
    #expect(before == 2)

    try await house.write("Hello", by: house.ada, in: id)
    #expect(try await conversations.conversation(id, of: house.ada).version == before)

    try await house.features.receipts.report(
      [PointerReport(conversation: id, readSeq: 1)], of: house.grace)
    _ = try await conversations.update(id, of: house.ada, ConversationChange(pinned: true))
    _ = try await house.features.accounts.update(
      house.grace, ProfileChange(displayName: "Admiral Hopper"))

    let after = try await conversations.conversation(id, of: house.ada)
    #expect(after.version == before + 2 + 1 + 1)
    #expect(try await conversations.states(of: house.ada).map(\.version) == [after.version])
  }

  @Test func `The list goes by last activity, page by page`() async throws {
    let house = try await House()
    let conversations = house.features.conversations
    var ids: [ConversationID] = []
    for other in [house.grace, house.linus, house.ada] {
      await house.clock.advance(by: .seconds(1))
      if other != house.ada { try await house.befriend(house.ada, other) }
      ids.append(try await conversations.open(by: house.ada, with: other).0.id)
    }
    await house.clock.advance(by: .seconds(1))
    try await house.write("Hello", by: house.ada, in: ids[0])

    var listed: [ConversationID] = []
    var cursor: ConversationCursor?
    repeat {
      let page = try await conversations.list(of: house.ada, after: cursor, limit: 1)
      listed += page.items.map(\.id)
      cursor = page.next.flatMap(ConversationCursor.init(text:))
    } while cursor != nil

    #expect(listed == [ids[0], ids[2], ids[1]])
  }

  @Test(arguments: ["", "1", "x.01890a5d-ac96-774b-bcce-b302099a8057", "1.x", "."])
  func `What is no place in the list is none`(text: String) {
    #expect(ConversationCursor(text: text) == nil)
  }
}
