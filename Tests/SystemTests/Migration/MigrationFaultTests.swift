import Chat
import ChatTesting
import Foundation
import SQLiteStore
import Testing

/// What a migration does when it is cut off, and what it refuses to begin.
@Suite(.serialized, .timeLimit(.minutes(10)), .enabled(if: ReplicaSet.isAvailable))
struct MigrationFaultTests {
  @Test func `A run that is killed, again and again, goes on where it was`() async throws {
    let (here, back) = (try TemporaryFolder(), try TemporaryFolder())
    try await FullInstance.fill(here.path, seed: 5, entries: 300)
    try ManyMessages.add(9_000, to: here.path)
    let (before, files) = (try WholeDump(of: here.path), try MediaFiles(of: here.path))
    let address = try await ReplicaSet.freshAddress()

    try await runKilledAgainAndAgain(from: here.path, to: address)
    try await runKilledAgainAndAgain(from: address, to: back.path)

    #expect(try WholeDump(of: back.path).differences(from: before) == [])
    #expect(try MediaFiles(of: back.path) == files)
    #expect(try DatabaseCheck.run(in: back.path).flatMap(\.faults) == [])
  }

  /// Runs it until it ends, killed each time that it has kept some more of how far it is, or has
  /// written some more.
  private func runKilledAgainAndAgain(from source: String, to target: String) async throws {
    for life in [2, 9, 12, 7, 15] as [Int64] {
      let end = try await MigrateProcess(from: source, to: target, life: life).end()
      try #require(end.status == nil, "\(end)")
      try await expectNobodyServes(source, target)
    }
    // And once at any moment, if it still lives then.
    let last = try await MigrateProcess(from: source, to: target)
      .kill(after: .milliseconds(.random(in: 0...1_000)))
    try #require(last.status ?? 0 == 0, "\(last)")
    guard last.status == nil else { return }
    let end = try await MigrateProcess(from: source, to: target).end()
    try #require(end.status == 0, "\(end)")
  }

  private func taken(by folder: String) -> Int {
    let data = FileManager.default.contents(atPath: folder + "/migration.json") ?? Data()
    let marker = try? JSONDecoder().decode(JSONValue.self, from: data)
    return marker?["records"].number ?? 0
  }

  /// Half an instance is served by nobody, and is nobody's source.
  private func expectNobodyServes(_ source: String, _ target: String) async throws {
    let other = try TemporaryFolder()
    if target.hasPrefix("mongodb") {
      let flags = ["--store", target, "--data", other.path, "--port", "65000"]
      #expect(try await Operator.run(["serve"] + flags) == 74)
      let taken = try await MigrateProcess(from: target, to: other.path).end()
      #expect(taken.status == 74 && taken.told.contains("nothing is taken from it"), "\(taken)")
    } else {
      #expect(try await Operator.run(["serve", "--data", target, "--port", "65000"]) == 74)
      #expect(try await Operator.run(["backup", other.path + "/b", "--data", target]) == 74)
    }
  }

  @Test func `Nothing is overwritten`() async throws {
    let (here, other) = (try TemporaryFolder(), try TemporaryFolder())
    for (folder, seed) in [(here, UInt64(1)), (other, 2)] {
      try await FullInstance.fill(folder.path, seed: seed, entries: 20)
    }
    let address = try await ReplicaSet.freshAddress()
    let before = try WholeDump(of: other.path)

    let first = try await MigrateProcess(from: here.path, to: address).end()
    let again = try await MigrateProcess(from: here.path, to: address).end()
    let mixed = try await MigrateProcess(from: other.path, to: address).end()
    let over = try await MigrateProcess(from: address, to: other.path).end()

    #expect(first.status == 0, "\(first)")
    for end in [again, mixed, over] {
      #expect(end.status == 73 && end.told.contains("is not empty"), "\(end)")
    }
    #expect(try WholeDump(of: other.path).differences(from: before) == [])
  }

  @Test func `A target that another run has begun to fill is left to that run`() async throws {
    let (here, other) = (try TemporaryFolder(), try TemporaryFolder())
    for (folder, seed) in [(here, UInt64(3)), (other, 4)] {
      try await FullInstance.fill(folder.path, seed: seed, entries: 20)
    }
    let address = try await ReplicaSet.freshAddress()
    // Its marker is kept with two syncs, and then the target is taken.
    let cut = try await MigrateProcess(from: here.path, to: address, life: 2).end()

    let foreign = try await MigrateProcess(from: other.path, to: address).end()
    let own = try await MigrateProcess(from: here.path, to: address).end()

    #expect(cut.status == nil, "\(cut)")
    #expect(foreign.status == 73 && foreign.told.contains("Another migration"), "\(foreign)")
    #expect(own.status == 0, "\(own)")
  }

  @Test func `What is no two ends is told, and no password with it`() async throws {
    let folder = try TemporaryFolder()
    let nobody = "mongodb://ada:secret@127.0.0.1:1/?replicaSet=rs0&serverSelectionTimeoutMS=1000"
    let cases: [(from: String, to: String, status: Int32)] = [
      (folder.path, folder.path + "/other", 64), (nobody, nobody, 64),
      (folder.path, "mongodb://", 64), (folder.path, nobody, 66), (nobody, folder.path, 69),
      (try await ReplicaSet.freshAddress(), folder.path, 66),
    ]

    for (source, target, status) in cases {
      let end = try await MigrateProcess(from: source, to: target).end()
      #expect(end.status == status && !end.told.contains("secret"), "\(source) \(target): \(end)")
    }
    #expect(try await Operator.run(["migrate", "--from", folder.path]) == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func `What has changed on its way is found`() async throws {
    let here = try TemporaryFolder()
    try await FullInstance.fill(here.path, seed: 6, entries: 100)
    try ManyMessages.add(5_000, to: here.path)
    let address = try await ReplicaSet.freshAddress()
    let cut = try await MigrateProcess(from: here.path, to: address, life: 30).end()
    try #require(cut.status == nil && taken(by: here.path) > 2_000, "\(cut)")
    try ManyMessages.change(in: here.path)

    let end = try await MigrateProcess(from: here.path, to: address).end()

    #expect(end.status == 1 && end.told.contains("entry: "), "\(end)")
    #expect(end.told.contains("empty the target and begin anew"))
  }
}
