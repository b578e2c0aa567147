import ChatTesting
import Testing

/// What a connection costs that is greeted, has caught up, and then is quiet.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ConnectionMemoryTests {
  private static let warmUp = 100
  private static let sockets = 300
  /// In bytes, of a build without optimisation. A release build is held to half of it by `bin/bench`.
  private static let budget = 12 << 10

  @Test func `An idle connection costs a few kilobytes`() async throws {
    let folder = try TemporaryFolder()
    let martlet = try await MartletProcess.serving(folder, ["--limits-sockets", "1000"])
    let chat = LiveChat(port: martlet.port, epoch: "")
    let (ada, _, _) = try await chat.friends()
    // The first bring buffers and caches with them that the later ones share.
    var open: [SocketClient] = []
    for _ in 0..<Self.warmUp { open.append(try await ada.connect()) }
    let before = try #require(martlet.peakMemory)

    for _ in 0..<Self.sockets { open.append(try await ada.connect()) }

    let each = (try #require(martlet.peakMemory) - before) / Self.sockets
    print("an idle connection costs \(each) bytes")
    #expect(each < Self.budget)
    #expect(open.count == Self.warmUp + Self.sockets)
  }
}
