import Chat
import ChatTesting
import Testing

@testable import MongoStore

@Suite(
  "Files in GridFS", .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct GridFSFileTests {
  @Test
  func `any range of a file can be read`() async throws {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(5 * Chunks.bytes + 11)
    let kept = try await stage.media.keep(stage.file(bytes))
    #expect(kept.digest == bytes.digest && kept.bytes == bytes.count)
    let chunk = Chunks.bytes

    for range in [
      0..<bytes.count, 0..<1, chunk - 1..<chunk + 1, chunk..<2 * chunk, 5 * chunk..<bytes.count,
      3 * chunk + 5..<4 * chunk + 9, 7..<7,
    ] { #expect(try await stage.bytes(kept.digest, range) == Array(bytes[range]), "\(range)") }
    await #expect(throws: StorageFault.self) {
      try await stage.bytes(kept.digest, 0..<bytes.count + 1)
    }
  }

  @Test
  func `who keeps equal files at once keeps one whole file`() async throws {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(9 * Chunks.bytes + 1)
    let file = try stage.file(bytes)
    let nodes = try (1...3).map { _ in try stage.node().media }

    try await withThrowingTaskGroup(of: Void.self) { group in
      for node in nodes + nodes { group.addTask { _ = try await node.keep(file) } }
      try await group.waitForAll()
    }

    #expect(try await stage.bytes(bytes.digest, 0..<bytes.count) == bytes)
    #expect(try await stage.count(.files) == 1)
    #expect(try await stage.count(.chunks) == 10)
  }

  @Test
  func `an empty file is kept, too`() async throws {
    let stage = try await MediaStage()

    let kept = try await stage.media.keep(stage.file([]))

    #expect(kept.bytes == 0)
    #expect(try await stage.bytes(kept.digest, 0..<0) == [])
    #expect(try await stage.media.digests() == [kept.digest])
  }

  @Test
  func `what another node keeps for a record that is yet to come is not removed`() async throws {
    let stage = try await MediaStage()
    let (keeper, collector) = (try stage.node(), try stage.node())
    let bytes = [UInt8].noise(1_000)
    let digest = try await keeper.media.keep(stage.file(bytes)).digest

    try await collector.media.remove([digest])

    #expect(try await stage.bytes(digest, 0..<1_000) == bytes)
    #expect(try await collector.attachments.discarded() == [], "it would come back for ever")
    try await keeper.media.remove([digest])
    #expect(try await keeper.media.digests() == [])
  }

  @Test
  func `what a record has is not removed, whatever its remover believes`() async throws {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(1_000)
    let digest = try await stage.media.keep(stage.file(bytes)).digest
    let ada = try await stage.register("ada")
    let upload = try await stage.complete(ada)
    _ = try await stage.stores.attachments.settle(
      upload, as: .ready(.file(digest)), entry: stage.world.makeID())
    let collector = try stage.node()
    #expect(try await collector.attachments.discarded() == [digest], "the claim has ended")

    try await collector.media.remove([digest])

    #expect(try await stage.bytes(digest, 0..<1_000) == bytes)
  }

  @Test
  func `nobody keeps bytes while another node removes them`() async throws {
    let stage = try await MediaStage()
    let (remover, keeper) = (MediaClaims(), try stage.node().media)
    let bytes = [UInt8].noise(1_000)
    let file = try stage.file(bytes)
    let isClaimed = try await stage.stores.pool.run { try remover.remove(bytes.digest, in: $0) }
    #expect(isClaimed)

    let keeping = Task { try await keeper.keep(file) }
    try await Task.sleep(for: .milliseconds(300))
    #expect(try await stage.count(.files) == 0)
    try await stage.stores.pool.run { try remover.end(bytes.digest, in: $0) }

    _ = try await keeping.value
    #expect(try await stage.bytes(bytes.digest, 0..<1_000) == bytes)
  }

  @Test
  func `what a crash leaves of a file is collected once nobody can be at it any more`() async throws
  {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(1_000)
    let crashed = MediaClaims()
    try await stage.stores.pool.run { connection in
      _ = try crashed.keep(bytes.digest, in: connection)
      try connection.keepChunks([bytes], from: 0, of: bytes.digest)
    }
    let (early, late) = (try stage.node(), try stage.node(claims: MediaClaims(lifetime: 0)))

    #expect(try await early.attachments.discarded() == [])
    let discarded = try await late.attachments.discarded()
    #expect(discarded == [bytes.digest])
    try await late.media.remove(late.attachments.unused(among: discarded))
    try await late.attachments.forget(discarded)

    #expect(try await stage.count(.chunks) == 0)
    #expect(try await stage.count(.discarded) == 0)
  }
}
