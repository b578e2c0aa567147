import ChatTesting
import Foundation
import Testing

/// What holds when several servers write to one conversation at once, whatever becomes of the members
/// of the set meanwhile.
@Suite(
  .serialized, .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct NodesTests {
  @Test func `Four nodes give the numbers of one conversation without a gap, and none twice`()
    async throws
  {
    let nodes = try await Nodes(4, over: .shared())

    let acknowledged = try await nodes.write(40)

    #expect(acknowledged.map(\.count) == Array(repeating: 40, count: 8))
    #expect(try await nodes.faults(after: acknowledged) == [])
  }

  @Test func `Nothing is lost or doubled where the primary is killed while four nodes write`()
    async throws
  {
    let replicas = try await ReplicaSet()
    let nodes = try await Nodes(4, over: replicas)

    let killed = try await replicas.settled()
    async let writing = nodes.write(40)
    try await nodes.wait(for: 40)
    try await replicas.kill(killed)
    let acknowledged = try await writing
    try await replicas.restart(killed)

    #expect(acknowledged.joined().count == 320)
    #expect(try await nodes.faults(after: acknowledged) == [])
  }

  @Test func `What a primary took alone is rolled back, and what was acknowledged is not in it`()
    async throws
  {
    let replicas = try await ReplicaSet()
    let nodes = try await Nodes(4, over: replicas)

    // Before the writers begin: what a set needs to settle beside them may be as long as they write.
    try await replicas.settled()
    async let writing = nodes.write(40)
    try await nodes.wait(for: 40)
    let alone = try await replicas.primary()
    let others = (0..<3).filter { $0 != alone }
    // Paused ones would read later what their sockets have taken meanwhile.
    for other in others { try await replicas.kill(other) }
    // The writers take turns at one number, and whoever has it may have it on another's disk already: then
    // nobody writes more. This one waits for nobody's turn.
    async let unheard = try? nodes.stores[0].accounts.create(
      .test("barbara", "Barbara Liskov", .real))
    // Less than it takes the primary to miss the others, and enough for every writer to ask it.
    try await Task.sleep(for: .seconds(1))
    try await replicas.kill(alone)
    for other in others { try await replicas.restart(other) }
    _ = await unheard
    let acknowledged = try await writing
    try await replicas.restart(alone)
    try await replicas.settled()

    #expect(try await rollsBack(replicas), "or the primary took nothing alone")
    #expect(acknowledged.joined().count == 320)
    #expect(try await nodes.faults(after: acknowledged) == [])
  }

  /// Whether a member puts documents into a file that it has to take back, which nobody is told.
  private func rollsBack(_ replicas: ReplicaSet) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      let files = FileManager.default.enumerator(atPath: replicas.folder)
      let isThere = files?.contains { ($0 as? String)?.contains("/rollback/") == true }
      if isThere == true { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }
}
