import Chat
import ChatTesting
import Foundation
import Testing

/// A backup made in the middle of everything, and a server that goes on from it elsewhere.
@Suite(.serialized, .timeLimit(.minutes(10))) struct BackupTests {
  @Test func `A backup under a stream of sends holds all that was acknowledged before it`()
    async throws
  {
    let (folder, elsewhere) = (try TemporaryFolder(), try TemporaryFolder())
    let file = elsewhere.path + "/all.martlet"
    let first = try await MartletProcess.serving(folder)
    let (ada, grace, conversation) = try await LiveChat(port: first.port, epoch: "").friends()
    let epoch = try await ada.connect().inbox.all("welcome").first?["epoch"].text
    let senders = [ada, grace, ada, grace].enumerated().map { number, device in
      Sender(name: "s\(number)", device: device, conversation: conversation)
    }

    let acknowledged = senders.map { _ in Counter() }
    let (before, sent) = try await withThrowingTaskGroup(of: Sender.Sent.self) { tasks in
      for (sender, counter) in zip(senders, acknowledged) {
        let socket = try await sender.device.connect()
        tasks.addTask { await sender.sendUntilItEnds(socket, counting: counter) }
      }
      for counter in acknowledged { await counter.wait(for: 25) }
      let before = acknowledged.map(\.count).reduce(0, +)
      #expect(try await Operator.run(["backup", file, "--data", folder.path + "/data"]) == 0)
      // Of each, so that whatever of its the backup holds has been acknowledged, and something follows.
      for counter in acknowledged { await counter.wait(for: counter.count + 10) }
      try await first.killAtOnce()
      return (before, try await tasks.reduce(into: []) { $0.append($1) })
    }
    #expect(try await Operator.run(["restore", file, "--data", elsewhere.path + "/data"]) == 0)
    let second = try await MartletProcess.serving(elsewhere)

    var reader = grace
    reader.port = second.port
    let log = try await reader.wholeLog(of: conversation)
    #expect(log.map { $0["seq"].number } == Array(1...log.count))
    // Four senders have one message each on its way, so at most four were not yet counted.
    #expect(log.count >= before)
    let total = sent.map(\.acknowledged.count).reduce(0, +)
    #expect(log.count < total)
    for sent in sent {
      var device = sent.sender.device
      device.port = second.port
      let kept = log.compactMap { $0["clientId"].text }.filter { $0.hasPrefix(sent.sender.name) }
      #expect(kept == Array(sent.clientIds.prefix(kept.count)))
      let retried = try #require(kept.last)
      #expect(
        try await device.write(retried, clientId: retried, in: conversation)
          == sent.acknowledged[kept.count - 1])
    }
    #expect(try await reader.wholeLog(of: conversation).count == log.count)

    #expect(try await reader.refresh().status == 200)
    let again = try await Device.logIn("ada", port: second.port)
    let restored = try await again.connect().inbox.all("welcome").first?["epoch"].text
    #expect(epoch != nil && restored != nil && epoch != restored)
  }
}
