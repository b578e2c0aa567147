import Chat
import ChatTesting
import Foundation
import Synchronization
import Testing

/// What a disk holds when the power fails in the middle of everything.
@Suite(.serialized, .timeLimit(.minutes(14))) struct PowerCutTests {
  @Test(.enabled(if: disksArePossible, "loop devices need root"))
  func `Whenever the power fails, all that was acknowledged is on the disk, once`() async throws {
    let folder = try TemporaryFolder()
    let disk = try LoopDisk(folder, megabytes: 256)
    let martlet = try await MartletProcess.serving(folder)
    let (ada, grace, conversation) = try await LiveChat(port: martlet.port, epoch: "").friends()
    let ledger = Ledger()
    let seeds = Proof(cases: 1).seeds
    var chance = SplitMix64(seed: seeds.lowerBound)

    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for (number, device) in [ada, grace, ada, grace].enumerated() {
        let socket = try await device.connect()
        tasks.addTask {
          // Long ones, so that a long proof has cuts before, in and after several checkpoints.
          let sender = Sender(
            name: "s\(number)", device: device, conversation: conversation, length: 6_000)
          _ = await sender.sendUntilItEnds(socket, telling: ledger.note)
        }
      }
      for cut in 1...Self.cuts {
        try await Task.sleep(for: .milliseconds(Int.random(in: 50...1_500, using: &chance)))
        let image = folder.path + "/cut"
        martlet.send(SIGSTOP)
        let acknowledged = ledger.acknowledged
        try disk.copy(to: image)
        try await expect(acknowledged, in: conversation, on: image, readBy: grace, cut: cut)
        martlet.send(SIGCONT)
      }
      try await martlet.killAtOnce()
      try await tasks.waitForAll()
    }
    disk.unmount()
    print("power cuts: \(Self.cuts) images, \(ledger.acknowledged.count) sends acknowledged")
  }

  /// Starts a server on what the disk held, and asks it.
  private func expect(
    _ acknowledged: [String: Int], in conversation: String, on image: String, readBy device: Device,
    cut: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let disk = try LoopDisk(image, in: folder)
    let data = folder.path + "/data"
    #expect(try await Operator.run(["check", "--data", data]) == 0, "image \(cut)")
    let martlet = try await MartletProcess.serving(folder)
    var reader = device
    reader.port = martlet.port
    let log = try await reader.lines(of: conversation)

    #expect(log.map(\.seq) == Array(1..<log.count + 1), "image \(cut)")
    let places = Dictionary(log.map { ($0.clientId, $0.seq) }) { first, _ in first }
    #expect(places.count == log.count, "image \(cut)")
    let lost = acknowledged.filter { places[$0.key] != $0.value }
    #expect(lost.isEmpty, "image \(cut): \(lost.count) of \(acknowledged.count) are lost")
    // Each sender has waited for every answer, so what is there of it is how it began.
    for sender in Set(log.map(\.sender)) {
      let own = log.map(\.clientId).filter { $0.hasPrefix(sender + "-") }
      #expect(own == own.indices.map { "\(sender)-\($0)" }, "image \(cut)")
    }
    try await martlet.killAtOnce()
    disk.unmount()
  }

  /// Two in a run of the tests; the long proof has twenty.
  private static var cuts: Int {
    ProcessInfo.processInfo.environment["PROOF_CUTS"].flatMap(Int.init) ?? 2
  }

  private static let disksArePossible: Bool = {
    if LoopDisk.isPossible { return true }
    print("NOT PROVED: power cuts, because loop devices need root")
    return false
  }()
}

/// As much of an entry as is asked about here; reading more of ten thousand would take minutes.
private struct Line: Decodable {
  let seq: Int
  let clientId: String

  var sender: String { String(clientId.prefix { $0 != "-" }) }

  struct Page: Decodable {
    let items: [Line]
  }
}

extension Device {
  /// The whole log, read page by page.
  fileprivate func lines(of conversation: String) async throws -> [Line] {
    var lines: [Line] = []
    while true {
      let path = "conversations/\(conversation)/log?after=\(lines.count + 1)"
      let answer = try await send(.GET, path)
      let page = try JSONDecoder().decode(Line.Page.self, from: Data(answer.body.utf8)).items
      guard !page.isEmpty else { return lines }
      lines += page
    }
  }
}

/// What several senders know to be acknowledged: by client id, the number.
private final class Ledger: Sendable {
  private let sends = Mutex<[String: Int]>([:])

  var acknowledged: [String: Int] { sends.withLock { $0 } }

  func note(_ clientId: String, _ seq: Int) { sends.withLock { $0[clientId] = seq } }
}
