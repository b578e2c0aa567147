import Chat
import ChatTesting
import Foundation
import Testing

@testable import MongoStore

/// One device that writes, edits and reacts through whichever node it comes to, and asks another with
/// the same client id where one can't say what came of it.
struct NodeWriter {
  private let nodes: Nodes
  private let author: UserID
  private let number: Int
  private let world = World.real
  private var random: SplitMix64
  private var acknowledged: [Acknowledged] = []
  private var messages: [Int] = []

  /// Longer than any outage that a test makes, on a machine that is busy besides.
  private static let patience = Duration.seconds(240)

  init(_ nodes: Nodes, author: UserID, number: Int) {
    (self.nodes, self.author, self.number) = (nodes, author, number)
    random = SplitMix64(seed: UInt64(number))
  }

  /// Acts one time after the other; what was acknowledged, in order.
  mutating func act(_ count: Int) async throws -> [Acknowledged] {
    for turn in 0..<count {
      let clientId = try #require(ClientID("\(number)-\(turn)"))
      if let target = messages.randomElement(using: &random), turn.isMultiple(of: 4) {
        let action: MessageChange.Action =
          turn.isMultiple(of: 8)
          ? .edit(body: "edit \(turn)") : .react(emoji: "e\(number)-\(turn)", on: true)
        try await insist { try await $0.change(target, action, as: clientId, at: $1) }
      } else {
        messages.append(
          try await insist { try await $0.send("body \(turn)", as: clientId, at: $1) }.seq)
      }
    }
    return acknowledged
  }

  /// Tries until some node answers, and now and then asks one more for the same.
  @discardableResult
  private mutating func insist(
    _ attempt: (NodeWriter, MongoStores) async throws -> Acknowledged
  ) async throws -> Acknowledged {
    let end = ContinuousClock.now + Self.patience
    var answers: [Acknowledged] = []
    let needed = Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1
    while answers.count < needed {
      let node = nodes.stores.randomElement(using: &random) ?? nodes.stores[0]
      do {
        answers.append(try await attempt(self, node))
      } catch let fault as StorageFault {
        guard ContinuousClock.now < end else { throw fault }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    let answer = answers[0]
    #expect(answers.allSatisfy { $0 == answer }, "a retry is answered as the first attempt was")
    acknowledged.append(answer)
    return answer
  }

  private func send(_ body: String, as clientId: ClientID, at node: MongoStores) async throws
    -> Acknowledged
  {
    let draft = Draft(
      conversation: nodes.conversation, author: author, clientId: clientId, id: world.makeID(),
      body: body, replyTo: nil, digest: 1, sentAt: world.now())
    switch try await node.messages.append(draft) {
    case .stored(let message, _), .repeated(let message, _):
      return Acknowledged(clientId: clientId, seq: message.seq, id: message.id)
    case let other: throw Unexpected(what: "\(other)")
    }
  }

  private func change(
    _ target: Int, _ action: MessageChange.Action, as clientId: ClientID, at node: MongoStores
  ) async throws -> Acknowledged {
    let change = MessageChange(
      conversation: nodes.conversation, author: author, clientId: clientId, id: world.makeID(),
      target: target, action: action, digest: 1, now: world.now(), reactionLimit: .max)
    switch try await node.messages.change(change) {
    case .changed(let entry, _), .repeated(let entry, _):
      return Acknowledged(clientId: clientId, seq: entry.seq, id: entry.id)
    case let other: throw Unexpected(what: "\(other)")
    }
  }

  struct Unexpected: Error {
    let what: String
  }
}
