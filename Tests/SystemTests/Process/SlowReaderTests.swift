import Chat
import ChatTesting
import Foundation
import Testing

/// Clients that stop reading while their friends go on writing.
@Suite(.serialized, .timeLimit(.minutes(14))) struct SlowReaderTests {
  /// How many entries come in one absence: more than the outbox and the kernel hold together.
  private static let absence = 5_000
  private static let body = String(repeating: "slow", count: 250)

  @Test func `Whoever stops reading is closed, costs little memory, and holds up nobody`()
    async throws
  {
    let folder = try TemporaryFolder()
    // The closing handshake waits nearly as long as a shutdown may take; the reader comes back late.
    let martlet = try await MartletProcess.serving(folder, ["--shutdown-deadline", "60"])
    let chat = LiveChat(port: martlet.port, epoch: "")
    let (ada, grace, between) = try await chat.friends()
    let linus = try await chat.stranger()
    let adas = try await ada.connect()
    let graces = try await grace.connect()
    let baseline = try #require(martlet.peakMemory)

    for absence in 0..<Self.absences {
      // A person may send ten thousand messages a minute here, so each absence has its own.
      let writer = try await Device.register("writer\(absence)", "Writer", port: martlet.port)
      let conversation = try await writer.befriend(linus)
      let flood = try await Flood.connect(writer, in: conversation, body: Self.body)
      let reader = try await linus.connect()
      try await reader.stopReading()

      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { await flood.send(Self.absence) }
        for number in 0..<20 {
          let name = "\(absence)-\(number)"
          _ = try await adas.ask([
            "type": "send", "conversation": .string(between), "clientId": .string(name),
            "body": .string(name),
          ])
          try await graces.next("entry") { $0["entry"]["clientId"].text == name }
        }
        try await tasks.waitForAll()
      }

      try await reader.startReading()
      // Whoever reads again within two seconds is told why, and nobody later than that.
      #expect([4408, nil].contains(try await reader.end().code))
      let seen = reader.inbox.all.filter { $0["entry"]["conversation"].text == conversation }
        .compactMap { $0["entry"]["seq"].number }
      #expect(seen == Array(1..<seen.count + 1) && seen.count < Self.absence)
    }

    let growth = try #require(martlet.peakMemory) - baseline
    print("memory grew by \(growth >> 20) MiB in \(Self.absences * Self.absence) entries")
    #expect(growth < 48 << 20)
  }

  /// One in a run of the tests; the long proof has twenty.
  private static var absences: Int {
    ProcessInfo.processInfo.environment["PROOF_ABSENCES"].flatMap(Int.init) ?? 1
  }
}
