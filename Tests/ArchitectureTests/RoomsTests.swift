import Foundation
import Testing

@Suite struct RoomsTests {
  @Test func `No slice names the store of another`() throws {
    expectNone(Rooms.foreignPorts(in: try Repository.swift()))
  }

  @Test func `The store of another slice is found where it is named`() {
    let port = SourceFile(
      path: "Sources/Chat/Friends/FriendStore.swift",
      text: "public protocol FriendStore: Sendable {}"
    )
    let owner = SourceFile(
      path: "Sources/Chat/Friends/Friends.swift",
      text: "struct Friends { let store: any FriendStore }"
    )
    let sum = SourceFile(
      path: "Sources/Chat/Shared/Stores.swift",
      text: "protocol Stores { var friends: any FriendStore { get } }"
    )
    let assembly = SourceFile(
      path: "Sources/Chat/Features.swift",
      text: "let friends: any FriendStore\nlet stores: any Stores"
    )
    let talker = SourceFile(
      path: "Sources/Chat/People/Person.swift",
      text: "/// Not a `FriendStore`.\nlet name = \"FriendStore\"\nlet myFriendStoreName = 1"
    )
    let intruder = SourceFile(
      path: "Sources/Chat/Presence/Presence.swift",
      text: "struct Presence { let friends: any FriendStore }"
    )
    let door = SourceFile(
      path: "Sources/Chat/Web/ChatApplication.swift",
      text: "func make(stores: some Stores) {}"
    )
    let collector = SourceFile(
      path: "Sources/Chat/Messages/Messages.swift",
      text: "struct Messages { let stores: any Stores }"
    )

    #expect(
      Rooms.foreignPorts(in: [sum, port, owner, assembly, talker, intruder, door, collector]) == [
        Breach(path: intruder.path, problem: "names FriendStore of Friends"),
        Breach(path: collector.path, problem: "names Stores of Shared"),
      ]
    )
  }

  @Test func `No slice calls the rules of one that comes after it`() throws {
    let files = try Repository.swift()
    let contents = try #require(files.first { $0.path == "Sources/Chat/Features.swift" })
    let rooms = Repository.rooms(in: "Sources/Chat")
    let order = Rooms.order(of: rooms, in: contents)

    #expect(Set(rooms).subtracting(order) == Rooms.common)
    expectNone(Rooms.forwardCalls(in: files, order: order))
  }

  @Test func `A call to a slice that comes later is found`() {
    let order = ["People", "Friends", "Presence"]
    let early = SourceFile(
      path: "Sources/Chat/People/PeopleRoutes.swift",
      text: "// Presence\nlet friends: Friends"
    )
    let late = SourceFile(
      path: "Sources/Chat/Presence/Presence.swift",
      text: "let friends: Friends\nlet people: People"
    )

    #expect(
      Rooms.forwardCalls(in: [early, late], order: order) == [
        Breach(path: early.path, problem: "calls Friends, which comes after People")
      ]
    )
  }

  @Test func `A feature has the same name wherever it lives`() {
    let product = Repository.rooms(in: "Sources/Chat")
    let places: [(folder: String, besides: Set<String>)] = [
      ("Sources/SQLiteStore", ["Engine"]),
      ("Sources/ChatTesting", ["History", "Memory", "Support", "World"]),
      ("Tests/ChatTests", ["Contract"]),
      ("Tests/SQLiteStoreTests", ["Engine"]),
      ("Tests/StoreContractTests", []),
      // The last four are what only a browser has.
      (
        "web/src/features",
        ["auth", "settings", "installation", "notifications", "palette", "updates"]
      ),
      ("contract", ["realtime"]),
    ]

    #expect(product.contains("Friends"))
    for (folder, others) in places {
      let names = Repository.rooms(in: folder)
      expectNone(Rooms.unknown(names, in: folder, product: product, besides: others))
    }
  }

  @Test func `A folder that is no feature is found`() {
    let breaches = Rooms.unknown(
      ["friends", "buddies", "auth"],
      in: "web/src/features",
      product: ["Friends"],
      besides: ["auth"]
    )

    #expect(
      breaches == [Breach(path: "web/src/features/buddies", problem: "is no room of Sources/Chat")]
    )
  }
}
