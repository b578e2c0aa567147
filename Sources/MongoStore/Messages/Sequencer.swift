import Chat
import Synchronization

/// Numbers what comes through this node for a conversation's log, in the order in which it comes.
///
/// Each conversation has one line for its messages and the changes of them, so that of two attempts at
/// one thing the earlier is decided first: what has been refused cannot come later. Whoever is on a
/// thread takes as many messages as stand in front and inserts them in one go, under the numbers that
/// follow the last. Other nodes do the same: that no two take one number is the business of the unique
/// index, not of this.
final class Sequencer: Sendable {
  typealias Answer<Outcome> = @Sendable (Result<Outcome, any Error>) -> Void

  private enum Work: Sendable {
    case append(Draft, Answer<AppendOutcome>)
    case change(MessageChange, Answer<ChangeOutcome>)

    /// The draft, where it may be inserted together with others; media need a transaction.
    var plainDraft: Draft? {
      guard case .append(let draft, _) = self, draft.attachments.isEmpty else { return nil }
      return draft
    }

    func fail(with error: any Error) {
      switch self {
      case .append(_, let answer): answer(.failure(error))
      case .change(_, let answer): answer(.failure(error))
      }
    }
  }

  private struct Lines {
    /// By conversation; one with a line has a thread that works at it, or waits for one.
    var waiting: [ConversationID: [Work]] = [:]
    var count = 0
  }

  private let pool: MongoPool
  private let lines = Mutex(Lines())

  /// Messages in one insert: from here on a larger one is no faster.
  private static let batch = 128
  /// What may wait on this node; more is turned away.
  private static let mostWaiting = 10_000

  init(pool: MongoPool) { self.pool = pool }

  /// Puts a draft into its line and returns.
  func append(_ draft: Draft, then answer: @escaping Answer<AppendOutcome>) {
    enter(.append(draft, answer), draft.conversation)
  }

  /// Puts a change into its line and returns.
  func change(_ change: MessageChange, then answer: @escaping Answer<ChangeOutcome>) {
    enter(.change(change, answer), change.conversation)
  }

  private func enter(_ work: Work, _ conversation: ConversationID) {
    let isFirst = lines.withLock { lines -> Bool? in
      guard lines.count < Self.mostWaiting else { return nil }
      lines.count += 1
      let isFirst = lines.waiting[conversation] == nil
      lines.waiting[conversation, default: []].append(work)
      return isFirst
    }
    guard let isFirst else {
      return work.fail(with: StorageFault(reason: "too much waits for MongoDB"))
    }
    if isFirst { beginWork(at: conversation) }
  }

  private func beginWork(at conversation: ConversationID) {
    let asked = ContinuousClock.now
    pool.submit { [self] pool in
      let batch = take(from: conversation)
      let tell = carryOut(batch, in: conversation, pool, since: asked)
      // The next ones are on their way before anybody is told: answering takes its time.
      if hasMore(conversation) { beginWork(at: conversation) }
      tell()
    }
  }

  /// Answers how to tell what became of them.
  private func carryOut(
    _ batch: [Work], in conversation: ConversationID, _ pool: MongoPool?,
    since asked: ContinuousClock.Instant
  ) -> () -> Void {
    guard let pool else {
      return { for work in batch { work.fail(with: StorageFault(reason: "the server is ending")) } }
    }
    do {
      return try pool.onThread(since: asked) { connection in
        switch batch.first {
        case .change(let change, let answer):
          let outcome = try connection.change(change)
          return { answer(.success(outcome)) }
        case .append(let draft, let answer) where !draft.attachments.isEmpty:
          let outcome = try connection.appendWithMedia(draft)
          return { answer(.success(outcome)) }
        case .append, nil:
          let outcomes = try connection.append(batch.compactMap(\.plainDraft), to: conversation)
          return {
            for case (.append(_, let answer), let outcome) in zip(batch, outcomes) {
              answer(outcome)
            }
          }
        }
      }
    } catch {
      return { for work in batch { work.fail(with: error) } }
    }
  }

  /// As many messages as may be inserted together, or one of anything else.
  private func take(from conversation: ConversationID) -> [Work] {
    lines.withLock { lines in
      let line = lines.waiting[conversation] ?? []
      let plain = line.prefix(Self.batch).prefix { $0.plainDraft != nil }
      let batch = plain.isEmpty ? line.prefix(1) : plain
      lines.waiting[conversation] = Array(line.dropFirst(batch.count))
      lines.count -= batch.count
      return Array(batch)
    }
  }

  /// Closes the line where nobody stands in it any more.
  private func hasMore(_ conversation: ConversationID) -> Bool {
    lines.withLock { lines in
      if lines.waiting[conversation]?.isEmpty == false { return true }
      lines.waiting[conversation] = nil
      return false
    }
  }
}
