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
    let others = Bystanders(
      writer: try await ada.connect(), reader: try await grace.connect(), conversation: between)
    let baseline = try #require(martlet.peakMemory)
    var (alone, beside): ([Duration], [Duration]) = ([], [])
    var absence = 0

    var ratio: Double { beside.p99 / alone.p99 }
    while absence < Self.absences || absence < Self.most && ratio >= 2 {
      // First to nobody, so that the others have the same to bear, and then to the slow reader.
      alone += try await flood(linus, name: "alone\(absence)", beside: others).latencies
      let reader = try await linus.connect()
      try await reader.stopReading()
      let (latencies, conversation) = try await flood(
        linus, name: "beside\(absence)", beside: others)
      beside += latencies

      try await reader.startReading()
      // Whoever reads again within two seconds is told why, and nobody later than that.
      #expect([4408, nil].contains(try await reader.end().code))
      let seen = reader.inbox.all.filter { $0["entry"]["conversation"].text == conversation }
        .compactMap { $0["entry"]["seq"].number }
      #expect(seen == Array(1..<seen.count + 1) && seen.count < Self.absence)
      absence += 1
    }

    let growth = try #require(martlet.peakMemory) - baseline
    print("memory grew by \(growth >> 20) MiB in \(absence * Self.absence) entries")
    #expect(growth < 48 << 20)
    print("the others' p99 of \(beside.count) is \(ratio) times that without a slow reader")
    #expect(!Self.isLong || ratio < 2)
  }

  /// Somebody new writes all of it to `reader`; answers with what the others felt of that.
  ///
  /// A person may send ten thousand messages a minute here, so each flood has its own.
  private func flood(_ reader: Device, name: String, beside others: Bystanders) async throws
    -> (latencies: [Duration], conversation: String)
  {
    let writer = try await Device.register(name, "Writer", port: reader.port)
    let conversation = try await writer.befriend(reader)
    let flood = try await Flood.connect(writer, in: conversation, body: Self.body)
    async let isSent: Void = flood.send(Self.absence)
    let latencies = try await others.talk(name) { flood.answers == Self.absence }
    await isSent
    return (latencies, conversation)
  }

  /// One in a run of the tests, with too few words for a judgement; the long proof has twenty, and
  /// ten more where something else disturbed those.
  private static let absences =
    ProcessInfo.processInfo.environment["PROOF_ABSENCES"].flatMap(Int.init) ?? 1
  private static let isLong = absences > 1
  private static let most = absences + absences / 2
}
