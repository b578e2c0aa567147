import Chat
import ChatTesting
import Foundation
import Testing

/// The built server, killed and stopped as an operator or a power cut does it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct CrashTests {
  @Test func `Killed in the middle of a stream of sends, it has lost and doubled nothing`()
    async throws
  {
    let folder = try TemporaryFolder()
    let first = try await MartletProcess.serving(folder)
    let (ada, grace, conversation) = try await LiveChat(port: first.port, epoch: "").friends()
    let senders = [ada, grace, ada, grace].enumerated().map { number, device in
      Sender(name: "s\(number)", device: device, conversation: conversation)
    }

    let acknowledged = Counter()
    let sent = try await withThrowingTaskGroup(of: Sender.Sent.self) { tasks in
      for sender in senders {
        let socket = try await sender.device.connect()
        tasks.addTask { await sender.sendUntilItEnds(socket, counting: acknowledged) }
      }
      await acknowledged.wait(for: 200)
      try await first.killAtOnce()
      return try await tasks.reduce(into: []) { $0.append($1) }
    }

    let second = try await MartletProcess.serving(folder)
    try await Sender.expectAll(sent, in: conversation, at: second.port)
  }

  @Test func `Told to stop, it sends sockets away to come back and is gone within five seconds`()
    async throws
  {
    let martlet = try await MartletProcess.serving(TemporaryFolder())
    let (ada, grace, _) = try await LiveChat(port: martlet.port, epoch: "").friends()
    let sockets = [try await ada.connect(), try await grace.connect(), try await ada.connect()]

    martlet.send(SIGTERM)

    for socket in sockets { #expect(try await socket.end() == .init(code: 4409, reason: "10")) }
    // An alarm kills it where it takes five seconds.
    #expect(try await martlet.exitStatus() == 0)
  }

  @Test func `A second server on the same folder is refused`() async throws {
    let folder = try TemporaryFolder()
    let first = try await MartletProcess.serving(folder)

    let second = try await MartletProcess(folder)

    let status = try #require(try await second.exitStatus())
    #expect(status != 0)
    try await LiveChat(port: first.port, epoch: "").expectAlive()
  }
}
