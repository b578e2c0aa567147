import Chat
import ChatTesting

/// Changes that wait for their answer: first in, first out for each conversation.
struct Outbox {
  private var queues: [String: [RunHistory.Change]] = [:]
  /// Which conversations have one that was sent and not answered.
  private var waiting: Set<String> = []
  /// By the id of a command, what it asked for.
  private var commands: [String: RunHistory.Change] = [:]
  private var lastNumber = 0
  /// Asked for over a connection that ended before it was answered: the server may get to it yet.
  private var unanswered: [RunHistory.Change] = []

  var conversations: [String] { Array(queues.keys) }

  var count: Int { queues.values.map(\.count).reduce(0, +) }

  /// Whether so much waits that nobody would go on writing.
  var isLong: Bool { count > 50 }

  mutating func add(_ change: RunHistory.Change) {
    queues[change.key.conversation, default: []].append(change)
  }

  /// The next to be sent, if none waits for its answer.
  mutating func next(in conversation: String) -> RunHistory.Change? {
    guard let first = queues[conversation]?.first, waiting.insert(conversation).inserted else {
      return nil
    }
    return first
  }

  /// An id for a command that asks for `change`.
  mutating func command(for change: RunHistory.Change) -> String {
    lastNumber += 1
    commands["k\(lastNumber)"] = change
    return "k\(lastNumber)"
  }

  /// What the command asked for; it is answered now.
  mutating func answered(_ command: String) -> RunHistory.Change? {
    commands.removeValue(forKey: command)
  }

  /// Whether an attempt at the change is under way.
  func isAsked(_ change: RunHistory.Change) -> Bool { commands.values.contains(change) }

  /// The change needs no further attempt.
  mutating func settle(_ change: RunHistory.Change) {
    let conversation = change.key.conversation
    guard queues[conversation]?.first == change else { return }
    queues[conversation]?.removeFirst()
    waiting.remove(conversation)
    unanswered.removeAll { $0 == change }
  }

  /// The change shall be tried again.
  mutating func postpone(_ change: RunHistory.Change) {
    guard queues[change.key.conversation]?.first == change else { return }
    waiting.remove(change.key.conversation)
  }

  /// Whether an attempt at the change got no answer, and never will.
  func isOpen(_ change: RunHistory.Change) -> Bool { unanswered.contains(change) }

  /// Nothing will be answered any more.
  mutating func disconnected() {
    waiting = []
    unanswered += commands.values.filter { queues[$0.key.conversation]?.contains($0) == true }
    commands = [:]
  }
}
