import Chat
import ChatTesting
import Foundation
import Logging
import Testing

@testable import MongoStore

/// Several nodes over one database, each with stores of its own as a server has, and one conversation
/// to which all of them write.
struct Nodes {
  let stores: [MongoStores]
  let conversation: ConversationID
  let ada: UserID
  let grace: UserID

  init(_ count: Int, over replicas: ReplicaSet) async throws {
    let address = try #require(
      MongoAddress(replicas.uri, database: "nodes-\(UUID().uuidString)"))
    var stores: [MongoStores] = []
    for _ in 0..<count { stores.append(try await MongoStores(address, logger: .silent)) }
    self.stores = stores
    let world = World.real
    let (ada, grace) = (
      Account.test("ada", "Ada Lovelace", world), Account.test("grace", "Grace Hopper", world)
    )
    for account in [ada, grace] { try #require(try await stores[0].accounts.create(account)) }
    (self.ada, self.grace) = (ada.id, grace.id)
    conversation = world.makeID()
    let ask = FriendAsk(
      asker: ada.id, other: grace.id, request: world.makeID(), conversation: world.makeID(),
      now: world.now(), requestLimit: 9, friendLimit: 9)
    _ = try await stores[0].friends.ask(ask)
    let accepted = try await stores[0].friends.accept(
      ask.request, by: grace.id, conversation: conversation, at: world.now(), friendLimit: 9)
    try #require(accepted != nil)
  }

  /// Devices of both people at every node, each of which acts `count` times; what was acknowledged.
  func write(_ count: Int) async throws -> [[Acknowledged]] {
    try await withThrowingTaskGroup(of: [Acknowledged].self) { tasks in
      for number in 0..<2 * stores.count {
        let author = number.isMultiple(of: 2) ? ada : grace
        tasks.addTask {
          var writer = NodeWriter(self, author: author, number: number)
          return try await writer.act(count)
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
  }

  /// Returns once the conversation has so many entries: the writers are in the midst of it, however quick
  /// or slow the machine is.
  func wait(for entries: Int) async throws {
    func head() async throws -> Int {
      try await stores[0].conversations.conversation(conversation, asSeenBy: ada)?.head ?? 0
    }
    while try await head() < entries { try await Task.sleep(for: .milliseconds(5)) }
  }

  /// What is wrong with the conversation at every node, after all that was acknowledged to each writer
  /// in its order.
  func faults(after acknowledged: [[Acknowledged]]) async throws -> [String] {
    var faults: [String] = []
    for (number, stores) in stores.enumerated() {
      let log = try #require(
        try await stores.messages.log(
          of: conversation, asSeenBy: ada, after: 0, limit: 100_000, bytes: .max))
      let card = try #require(
        try await stores.conversations.conversation(conversation, asSeenBy: grace))
      let found =
        self.faults(in: log, card)
        + acknowledged.flatMap { self.faults(in: log.items, after: $0) }
      faults += found.map { "node \(number): \($0)" }
    }
    return faults
  }

  private func faults(in log: Log, _ card: Conversation) -> [String] {
    var faults: [String] = []
    let numbers = log.items.map(\.seq)
    if numbers != Array(1...numbers.count) { faults.append("numbers \(numbers)") }
    if log.head != numbers.count || card.head != numbers.count {
      faults.append("head \(log.head) and \(card.head) of \(numbers.count)")
    }
    if card.headId != log.items.last?.id { faults.append("another headId") }
    let last = log.items.last { $0.kind == .message }?.seq
    if card.lastMessage?.seq != last { faults.append("another last message") }
    if Set(log.items.map(\.id)).count != numbers.count { faults.append("an id twice") }
    let keys = log.items.map { Key(author: $0.author, clientId: $0.clientId) }
    if Set(keys).count != numbers.count { faults.append("a client id twice") }
    return faults
  }

  private func faults(in log: [Entry], after acknowledged: [Acknowledged]) -> [String] {
    let lost = acknowledged.filter { answer in
      guard log.indices.contains(answer.seq - 1) else { return true }
      let entry = log[answer.seq - 1]
      return entry.id != answer.id || entry.clientId != answer.clientId
    }
    let numbers = acknowledged.map(\.seq)
    let isInOrder = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    return lost.map { "lost \($0)" } + (isInOrder ? [] : ["out of order: \(numbers)"])
  }

  private struct Key: Hashable {
    let author: UserID?
    let clientId: ClientID?
  }
}

/// An entry as its author was told of it.
struct Acknowledged: Equatable {
  let clientId: ClientID
  let seq: Int
  let id: MessageID
}
