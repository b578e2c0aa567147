import Chat
import ChatTesting
import Foundation
import Logging
import Testing

@testable import MongoStore

/// What is damaged is found, and told by its name.
@Suite(
  .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct MongoCheckTests {
  private let folder: TemporaryFolder
  private let address: MongoAddress
  private let stores: MongoStores
  private let world = World.test()

  init() async throws {
    folder = try TemporaryFolder()
    address = try #require(
      MongoAddress(try await ReplicaSet.shared().uri, database: "check-\(UUID().uuidString)"))
    stores = try await MongoStores(address, .upkeep, folder: folder.path, logger: .silent)
  }

  @Test func `A database as it should be has no fault`() async throws {
    let notes = try await notes(messages: 3)
    try await attach(Array(repeating: 7, count: 600_000))

    let findings = await MongoCheck.run(address)

    #expect(findings.flatMap(\.faults) == [])
    #expect(
      findings.map(\.name) == [
        "database", "connection", "replica set", "writes", "schema", "numbers", "pointers", "media",
        "disk", "figures",
      ])
    #expect(findings.dropLast().allSatisfy { $0.extent == "" })
    let figures = try #require(findings.last?.extent)
    #expect(figures.hasPrefix("people: 1, conversations: 1, entries: 3, uploads: 1 of "))
    #expect(findings.filter { $0.name != "disk" }.flatMap(\.warnings) == [])
    _ = notes
    try await end()
  }

  @Test func `A number that is missing is told with its conversation`() async throws {
    let notes = try await notes(messages: 3)
    try await run { try $0.deleteOne(.entries, ["_id": EntryKey(notes, 2).bson]) }

    #expect(
      await faults(of: "numbers")
        == ["conversation \(notes) is at 3, but 2 numbers up to that are in use"])
    try await end()
  }

  @Test func `Of many conversations a sample is looked at, and that is told`() async throws {
    let conversations: [BSONDocument] = (0..<1_200).map { _ in
      let (id, pair): (ConversationID, Pair) = (
        world.makeID(), Pair(world.makeID(), world.makeID())
      )
      return [
        "_id": id.bson, "pair": pair.bson, "members": [], "head": 0,
        "updatedAt": Timestamp.testStart.bson,
      ]
    }
    try await run { try $0.insert(.conversations, conversations) }

    let numbers = await MongoCheck.run(address).first { $0.name == "numbers" }

    #expect(numbers?.faults == [])
    #expect(numbers?.extent == "1000 of 1200 conversations")
    try await end()
  }

  @Test func `A pointer above the head is told`() async throws {
    let notes = try await notes(messages: 1)
    try await run {
      try $0.updateOne(
        .conversations, ["_id": notes.bson],
        ["$set": ["members.0.delivered": 9, "members.0.read": 9]])
    }

    let faults = await faults(of: "pointers")
    #expect(faults.count == 1)
    #expect(faults.first?.hasSuffix("has read 9 and got 9 of 1") == true)
    try await end()
  }

  @Test(arguments: [0, 2])
  func `A file without one of its chunks, and one that is gone, are told`(chunk: Int) async throws {
    let digest = try await attach(Array(repeating: 7, count: 600_000))
    let fault = "the file \(digest.description) is missing or cut off"

    try await run { try $0.deleteOne(.chunks, ["files_id": digest.bson, "n": chunk.bson]) }
    #expect(await faults(of: "media") == [fault])
    try await run { try $0.deleteOne(.files, ["_id": digest.bson]) }
    #expect(await faults(of: "media") == [fault])
    try await end()
  }

  @Test func `An index that is gone, or a validator, is told, and no server starts on it`()
    async throws
  {
    try await run {
      _ = try $0.command(["dropIndexes": "entries", "index": "key"])
      _ = try $0.command(["collMod": "accounts", "validator": [:]])
    }
    let faults = ["accounts has another validator", "entries has no index key"]

    #expect(await self.faults(of: "schema") == faults)
    await #expect(throws: MongoFault.damaged(faults)) {
      try await MongoStores(address, .upkeep, folder: folder.path, logger: .silent)
    }
    try await end()
  }

  @Test func `A newer release's database is told, and no server starts on it`() async throws {
    try await run {
      try $0.updateOne(.instance, ["_id": "schema"], ["$inc": ["version": 1]])
    }

    #expect(await faults(of: "schema") == ["a newer release of Martlet has changed the database"])
    await #expect(throws: MongoFault.newer) {
      try await MongoStores(address, .upkeep, folder: folder.path, logger: .silent)
    }
    try await end()
  }

  @Test func `A database that no server has made is told, and left alone`() async throws {
    let other = try #require(
      MongoAddress(try await ReplicaSet.shared().uri, database: "empty-\(UUID().uuidString)"))

    let schema = await MongoCheck.run(other).first { $0.name == "schema" }

    #expect(schema?.faults == ["no server has ever been started on the database"])
    let renewed = await MongoCheck.renewEpoch(of: other)
    #expect(renewed.flatMap(\.faults) == ["instance has no epoch"])
    try await end()
  }

  @Test func `A new epoch is another one, and stays`() async throws {
    #expect(await MongoCheck.renewEpoch(of: address).flatMap(\.faults) == [])

    let again = try await MongoStores(address, .upkeep, folder: folder.path, logger: .silent)
    #expect(again.epoch != stores.epoch)
    let third = try await MongoStores(address, .upkeep, folder: folder.path, logger: .silent)
    #expect(third.epoch == again.epoch)
    for stores in [again, third] { try await stores.close() }
    try await end()
  }

  @Test func `A purge is remembered`() async throws {
    #expect(try await stores.lastPurge() == nil)
    try await stores.purge(at: .testStart)
    #expect(try await stores.lastPurge() == .testStart)
    try await end()
  }

  /// The own notes of somebody new, with so many messages.
  private func notes(messages: Int) async throws -> ConversationID {
    let ada = Account.test("ada", "Ada Lovelace", world)
    try #require(try await stores.accounts.create(ada))
    let opened = try await stores.conversations.open(
      world.makeID(), by: ada.id, with: ada.id, at: world.now())
    guard case .opened(let notes) = opened else { throw MongoFault.damaged([]) }
    for number in 1...messages {
      let clientId = try #require(ClientID("m\(number)"))
      _ = try await stores.messages.append(
        Draft(
          conversation: notes, author: ada.id, clientId: clientId, id: world.makeID(), body: "moth",
          replyTo: nil, digest: Int64(number), sentAt: world.now()))
    }
    return notes
  }

  /// A picture of these bytes, as it is kept once it is prepared.
  @discardableResult
  private func attach(_ bytes: [UInt8]) async throws -> MediaDigest {
    let path = folder.path + "/moth"
    try Data(bytes).write(to: URL(filePath: path))
    let (digest, count) = try await stores.media.keep(path)
    let (media, owner): (MediaID, UserID) = (world.makeID(), world.makeID())
    try await run {
      try $0.insert(
        .media,
        [
          "_id": media.bson, "owner": owner.bson, "state": 2, "kind": 0, "bytes": count.bson,
          "variants": [
            ["v": 0, "digest": digest.bson, "bytes": count.bson, "mime": "image/webp"]
          ],
        ])
    }
    return digest
  }

  private func faults(of name: String) async -> [String] {
    await MongoCheck.run(address).filter { $0.name == name }.flatMap(\.faults)
  }

  private func run<Value: Sendable>(
    _ work: @escaping @Sendable (borrowing MongoConnection) throws -> Value
  ) async throws {
    _ = try await stores.pool.run(work)
  }

  /// The set is everybody's: what is in it does not stay.
  private func end() async throws {
    try await run { _ = try $0.command(["dropDatabase": 1]) }
    try await stores.close()
  }
}

extension Logger {
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
