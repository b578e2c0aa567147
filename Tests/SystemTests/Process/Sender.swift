import Chat
import ChatTesting
import Synchronization
import Testing

/// One device that sends as fast as it is answered, until its server is gone.
struct Sender: Sendable {
  /// What was tried, in order, and the numbers of as many of it as were acknowledged.
  struct Sent: Sendable {
    let sender: Sender
    var clientIds: [String] = []
    var acknowledged: [Int] = []
  }

  /// Begins its client ids, so that they differ from every other sender's.
  let name: String
  let device: Device
  let conversation: String

  /// Sends over `socket`, each message when the one before is acknowledged.
  func sendUntilItEnds(_ socket: SocketClient, counting counter: Counter) async -> Sent {
    var sent = Sent(sender: self)
    while true {
      let clientId = "\(name)-\(sent.clientIds.count)"
      sent.clientIds.append(clientId)
      let command: [String: JSONValue] = [
        "type": "send", "conversation": .string(conversation), "clientId": .string(clientId),
        "body": .string(clientId),
      ]
      guard let seq = try? await socket.ask(command)["result"]["seq"].number else { return sent }
      sent.acknowledged.append(seq)
      counter.add()
    }
  }
}

extension Sender {
  /// Sends all of it again to the server at `port`, what was never acknowledged too; then it is all there,
  /// once, in order and under the numbers that were acknowledged, and nothing else.
  static func expectAll(_ sent: [Sent], in conversation: String, at port: Int) async throws {
    for sent in sent {
      let device = sent.sender.device.at(port)
      for (index, clientId) in sent.clientIds.enumerated() {
        let seq = try await device.write(clientId, clientId: clientId, in: conversation)
        if index < sent.acknowledged.count { #expect(seq == sent.acknowledged[index]) }
      }
    }
    let reader = try #require(sent.first).sender.device.at(port)
    let log = try await reader.wholeLog(of: conversation)

    #expect(log.map { $0["seq"].number } == Array(1...log.count))
    #expect(log.count == sent.map(\.clientIds.count).reduce(0, +))
    #expect(Set(log.map { $0["id"].text }).count == log.count)
    for sent in sent {
      let own = log.compactMap { $0["clientId"].text }.filter {
        $0.hasPrefix(sent.sender.name + "-")
      }
      #expect(own == sent.clientIds)
    }
    #expect(log.allSatisfy { $0["message"]["body"] == $0["clientId"] })
  }
}

extension Device {
  /// The same device, which has found another server.
  func at(_ port: Int) -> Device {
    var device = self
    device.port = port
    return device
  }

  /// Every entry of a conversation, read page by page.
  func wholeLog(of conversation: String) async throws -> [JSONValue] {
    var entries: [JSONValue] = []
    while true {
      let path = "conversations/\(conversation)/log?after=\(entries.count + 1)"
      let page = try await send(.GET, path).json["items"].items
      guard !page.isEmpty else { return entries }
      entries += page
    }
  }
}

/// Counts for several tasks, and tells one when enough has been counted.
final class Counter: Sendable {
  private struct State {
    var count = 0
    var waiter: (goal: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state = Mutex(State())

  /// How many so far.
  var count: Int { state.withLock { $0.count } }

  func add() {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      state.count += 1
      guard let waiter = state.waiter, state.count >= waiter.goal else { return nil }
      state.waiter = nil
      return waiter.continuation
    }
    waiter?.resume()
  }

  /// Returns once `goal` has been counted.
  func wait(for goal: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.count < goal { state.waiter = (goal, continuation) }
        return state.count >= goal
      }
      if isThere { continuation.resume() }
    }
  }
}
