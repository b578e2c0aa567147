import Chat
import ChatTesting
import Testing

/// What the contract promises of numbers that only rise: the order of arrival decides nothing.
@Suite(.timeLimit(.minutes(10))) struct ShuffleTests {
  /// Making a log takes longer than taking it in.
  private static let shuffles = 10

  @Test func `Whatever is told, in any order and some of it twice, leads to the same state`()
    async throws
  {
    for seed in Proof(cases: 1_000).seeds {
      var chance = SplitMix64(seed: seed)
      let log = try await RandomLog(
        entries: Int.random(in: 1...12, using: &chance), seed: chance.next())
      let inOrder = copy(of: log, after: log.frames)
      guard shows(inOrder, log) else {
        Issue.record("PROOF_SEED=\(seed): \(inOrder), not \(log)")
        return
      }

      for _ in 0..<Self.shuffles {
        let shuffled = copy(of: log, after: log.shuffled(using: &chance))

        guard shuffled.conversations == inOrder.conversations, !shuffled.mustCompare else {
          Issue.record("PROOF_SEED=\(seed): \(shuffled), not \(inOrder)")
          return
        }
      }
    }
  }

  private func copy(of log: RandomLog, after frames: [JSONValue]) -> ClientCopy {
    var copy = ClientCopy()
    copy.take(["type": "welcome", "epoch": "e"])
    copy.take(log.opening)
    for frame in frames { copy.take(frame) }
    return copy
  }

  /// Whether the device holds what is true.
  private func shows(_ device: ClientCopy, _ log: RandomLog) -> Bool {
    let truth = log.conversation
    guard let copy = device.conversations[truth["id"].text ?? ""] else { return false }
    return copy.seq == truth["head"].number && copy.entryID == truth["headId"].text
      && copy.messages.sorted { $0.key < $1.key }.map(\.value) == log.messages
      && truth["members"].items.allSatisfy { member in
        let pointers = copy.pointers[member["user"]["id"].text ?? ""]
        return pointers?.read == member["readSeq"].number
          && pointers?.delivered == member["deliveredSeq"].number
      }
      && copy.rev == truth["rev"].number && copy.settings.allSatisfy { truth[$0.key] == $0.value }
      && copy.early.isEmpty && !device.mustCompare
  }
}
