import Chat
import ChatTesting
import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("What is deleted is in no file", .timeLimit(.minutes(10)))
struct PurgeTests {
  enum Way: CaseIterable {
    case daily, command
  }

  @Test(arguments: Way.allCases)
  func `neither a deleted nor an edited-away text nor its reaction is in the raw files`(
    way: Way
  ) async throws {
    let opened = try await OpenedDatabase()
    try await opened.send("canary-kept")
    for length in [1, 600, 9_000] {
      let filler = String(repeating: "x", count: length)
      let deleted = try await opened.send("canary-deleted \(filler) canary-deleted")
      let edited = try await opened.send("canary-edited \(filler) canary-edited")
      for target in [deleted, edited] {
        try await opened.change(target, .react(emoji: "canary-reaction", on: true))
      }
      #expect(try opened.found("canary-deleted").contains("martlet.sqlite-wal"))
      try await opened.change(deleted, .edit(body: "canary-between"))
      try await opened.change(deleted, .delete)
      try await opened.change(edited, .edit(body: "Short"))
      try await opened.change(edited, .react(emoji: "canary-reaction", on: false))
    }

    switch way {
    case .daily: try await opened.stores.purge(at: .testStart)
    case .command: try DatabaseCheck.purge(in: opened.folder)
    }

    for word in ["deleted", "edited", "between", "reaction"] {
      #expect(try opened.found("canary-" + word) == [], "\(word)")
    }
    #expect(try opened.found("canary-kept") == ["martlet.sqlite"])
  }

  @Test(arguments: [1, 2, 3])
  func `however pages were split and merged, nothing stays behind`(seed: UInt64) async throws {
    let opened = try await OpenedDatabase()
    var generator = SplitMix64(seed: seed)
    func body(_ number: Int) -> String {
      let filler = String(repeating: "y", count: .random(in: 0...3_000, using: &generator))
      return "canary-\(number) \(filler)"
    }
    var targets: [Int] = []
    for number in 0..<150 {
      targets.append(try await opened.send(body(number)))
      let target = targets[Int.random(in: 0..<targets.count, using: &generator)]
      try await opened.change(target, .edit(body: body(1_000 + number)))
    }
    targets.shuffle(using: &generator)
    for target in targets {
      try await opened.change(target, .delete)
      if Bool.random(using: &generator) { try await opened.send("Hello") }
    }

    try await opened.stores.purge(at: .testStart)

    #expect(try opened.found("canary-") == [])
  }

  @Test
  func `a purge waits for readers, and writers don't wait for it`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.send("canary")
    let (entered, entrance) = AsyncStream.makeStream(of: Void.self)
    let gate = DispatchSemaphore(value: 0)
    let reading = Task {
      try await opened.database.read { database in
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM message")
        entrance.finish()
        gate.wait()
      }
    }
    for await _ in entered {}
    try await opened.change(1, .delete)

    async let purged: Void = opened.stores.purge(at: .testStart)
    for _ in 0..<20 { try await opened.send() }
    #expect(try opened.found("canary").isEmpty == false)
    gate.signal()
    try await reading.value
    try await purged

    #expect(try opened.found("canary") == [])
    #expect(try await opened.send() == 23)
  }

  @Test
  func `a purge has its turn among writes that never pause`() async throws {
    let opened = try await OpenedDatabase()
    let writers = (0..<4).map { _ in
      Task { while !Task.isCancelled { try await opened.send() } }
    }

    try await opened.stores.purge(at: .testStart)

    for writer in writers {
      writer.cancel()
      try await writer.value
    }
  }

  @Test
  func `when it was last purged is kept, also over a restart`() async throws {
    let opened = try await OpenedDatabase()
    #expect(try await opened.stores.lastPurge() == nil)

    try await opened.stores.purge(at: .testStart)
    try await opened.stores.close()

    let reopened = try await SQLiteStores(folder: opened.folder)
    #expect(try await reopened.lastPurge() == .testStart)
    try await reopened.close()
  }

  @Test
  func `a closed database purges nothing`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.stores.close()

    await #expect(throws: CommonRefusal.busy(retryAfter: 1)) {
      try await opened.stores.purge(at: .testStart)
    }
  }
}

extension OpenedDatabase {
  /// The files that have `word` in their bytes.
  fileprivate func found(_ word: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
      let file = folder + "/" + name
      guard let bytes = FileManager.default.contents(atPath: file) else { return false }
      return bytes.range(of: Data(word.utf8)) != nil
    }
  }
}
