import Chat
import ChatTesting
import Foundation
import SQLiteStore
import Testing

@testable import Martlet

/// The steps of a migration, between two data folders in one process: no replica set is needed for that.
@Suite(.timeLimit(.minutes(5))) struct MigrationStepTests {
  @Test func `Cut off behind every single batch, it goes on where it was`() async throws {
    let (here, there) = (try TemporaryFolder(), try TemporaryFolder())
    try await FullInstance.fill(here.path, seed: 11, entries: 120)
    try ManyMessages.add(2_200, to: here.path)
    let before = try WholeDump(of: here.path)
    let source = MigrationSide(
      records: try SQLiteTransferStore(reading: here.path),
      media: try FileMediaStore(folder: here.path))
    let records = try SQLiteTransferStore(filling: there.path)
    let media = try FileMediaStore(folder: there.path)

    var attempts = 0
    var proof: MigrationProof?
    while proof == nil {
      attempts += 1
      try #require(attempts < 40)
      // The first batch is known to be there next time, the second one is there all the same.
      let target = MigrationSide(records: Mortal(store: records, lastBatch: 2), media: media)
      let run = MigrationRun(
        source: source, target: target,
        media: MediaCopy(source: source, target: target, folder: there.path),
        folder: there.path, say: { _ in })
      var marker =
        try MigrationMarker.read(in: there.path) ?? .begin(.toDirectory, epoch: "any")
      do {
        try await run.copy(&marker)
        proof = try await run.prove()
      } catch is Mortal.Death {
        continue
      }
    }
    try records.close()

    #expect(attempts > 10)
    #expect(proof?.tallies.map(\.kind) == TransferKind.allCases)
    #expect(try WholeDump(of: there.path).differences(from: before) == [])
    #expect(try MediaFiles(of: there.path) == MediaFiles(of: here.path))
    #expect(try DatabaseCheck.run(in: there.path).flatMap(\.faults) == [])
  }

  @Test func `Records that are alike but for one byte make another hash`() throws {
    func tally(_ name: String) throws -> MigrationTally {
      let world = World.test(seed: 1)
      var tally = MigrationTally()
      try tally.add(
        .account(AccountRecord(account: .test("ada", name, world), avatar: nil, lastSeen: nil)))
      return tally
    }

    #expect(try tally("Ada") == tally("Ada"))
    // They look the same, and are equal to Swift.
    #expect("\u{e9}" == "e\u{301}")
    #expect(try tally("\u{e9}") != tally("e\u{301}"))
  }

  @Test func `A key is what it was once it has been written`() throws {
    let world = World.test(seed: 2)
    let (conversation, other): (ConversationID, UserID) = (world.makeID(), world.makeID())

    for key in [TransferKey([]), TransferKey(conversation, seq: 4_000_000_000)] {
      let text = try JSONEncoder().encode([key])
      #expect(try JSONDecoder().decode([TransferKey].self, from: text) == [key])
    }
    #expect(TransferKey(conversation, seq: 70_000).seq == 70_000)
    #expect(TransferKey(conversation, seq: 255) < TransferKey(conversation, seq: 256))
    #expect(TransferKey(other, other).id(at: 1) == other)
  }
}

/// A store that dies when it has taken so many batches, the last one included.
private actor Mortal: TransferStore {
  private let store: SQLiteTransferStore
  private var left: Int

  struct Death: Error {}

  init(store: SQLiteTransferStore, lastBatch: Int) {
    self.store = store
    left = lastBatch
  }

  func page(of kind: TransferKind, after key: TransferKey?, limit: Int) async throws -> TransferPage
  {
    try await store.page(of: kind, after: key, limit: limit)
  }

  func prepare(for kind: TransferKind) async throws {}

  func take(_ records: [TransferRecord]) async throws {
    try await store.take(records)
    left -= 1
    if left == 0 { throw Death() }
  }
}
