import Chat
import ChatTesting
import Foundation
import Testing

/// How often the server asks for memory to take, keep, acknowledge and deliver a message.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AllocationTests {
  private static let messages = 1_000
  /// A quarter above what was measured, of a build without optimisation; docs/performance.md has both.
  private static let budget = 421

  #if os(Linux)
    @Test func `A message costs no more allocations than its budget`() async throws {
      let folder = try TemporaryFolder()
      let count = try AllocationCount(folder)
      let martlet = try await MartletProcess.serving(folder, environment: count.environment)
      let (ada, grace, conversation) = try await LiveChat(port: martlet.port, epoch: "").friends()
      let graces = try await grace.connect()
      let flood = try await Flood.connect(ada, in: conversation, body: "Hello, Grace!", window: 1)
      // The first bring caches and buffers with them that the later ones share.
      await flood.send(Self.messages)
      let before = try count.made

      await flood.send(Self.messages)

      let each = (try count.made - before) / Self.messages
      print("a message costs \(each) allocations")
      #expect(each > 0 && each <= Self.budget)
      try await graces.next("entry") { $0["entry"]["seq"].number == 2 * Self.messages }
    }
  #endif
}

/// Counts how often a server under test asks for memory; only glibc lets anybody stand there.
private struct AllocationCount {
  private let file: URL

  init(_ folder: TemporaryFolder) throws {
    file = URL(filePath: folder.path).appending(path: "allocation-count")
    try Data(count: MemoryLayout<Int64>.size).write(to: file)
  }

  /// What a server started with this is counted by.
  var environment: [String: String] {
    // The package manager puts every product into the folder of the tests.
    let library = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "libAllocationCount.so")
    return ["LD_PRELOAD": library.path, "ALLOCATION_COUNT": file.path]
  }

  /// How often so far.
  var made: Int {
    get throws {
      try Data(contentsOf: file).withUnsafeBytes { Int($0.loadUnaligned(as: Int64.self)) }
    }
  }
}
