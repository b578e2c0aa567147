import Chat
import Synchronization

/// Numbers the messages that come through this node, conversation by conversation and in the order in
/// which they come.
///
/// A conversation's messages wait in one line. Whoever is on a thread takes as many as stand there and
/// inserts them in one go, under the numbers that follow the last. Other nodes do the same: that no two
/// take one number is the business of the unique index, not of this.
final class Sequencer: Sendable {
  typealias Answer = @Sendable (Result<AppendOutcome, any Error>) -> Void
  typealias Waiting = (draft: Draft, answer: Answer)

  private struct Lines {
    /// By conversation; one with a line has a thread that works at it, or waits for one.
    var waiting: [ConversationID: [Waiting]] = [:]
    var count = 0
  }

  private let pool: MongoPool
  private let lines = Mutex(Lines())

  /// Messages in one insert: from here on a larger one is no faster.
  private static let batch = 128
  /// Messages that may wait on this node; more are turned away.
  private static let mostWaiting = 10_000

  init(pool: MongoPool) { self.pool = pool }

  /// Puts a draft into its line and returns.
  func append(_ draft: Draft, then answer: @escaping Answer) {
    let isFirst = lines.withLock { lines -> Bool? in
      guard lines.count < Self.mostWaiting else { return nil }
      lines.count += 1
      let isFirst = lines.waiting[draft.conversation] == nil
      lines.waiting[draft.conversation, default: []].append((draft, answer))
      return isFirst
    }
    guard let isFirst else {
      return answer(.failure(StorageFault(reason: "too many messages wait for MongoDB")))
    }
    if isFirst { work(at: draft.conversation) }
  }

  private func work(at conversation: ConversationID) {
    let asked = ContinuousClock.now
    pool.submit { [self] pool in
      let batch = take(from: conversation)
      let outcomes = outcomes(of: batch, in: conversation, pool, since: asked)
      // The next ones are on their way before anybody is told: answering takes its time.
      if hasMore(conversation) { work(at: conversation) }
      for (waiting, outcome) in zip(batch, outcomes) { waiting.answer(outcome) }
    }
  }

  private func outcomes(
    of batch: [Waiting], in conversation: ConversationID, _ pool: MongoPool?,
    since asked: ContinuousClock.Instant
  ) -> [Result<AppendOutcome, any Error>] {
    let drafts = batch.map(\.draft)
    do {
      guard let pool else { throw StorageFault(reason: "the server is ending") }
      return try pool.onThread(since: asked) { connection in
        drafts.first?.attachments.isEmpty == true
          ? try connection.append(drafts, to: conversation)
          : try drafts.map { try .success(connection.appendWithMedia($0)) }
      }
    } catch {
      return batch.map { _ in .failure(error) }
    }
  }

  /// As many as may be inserted together; one with attachments alone, because it is a transaction.
  private func take(from conversation: ConversationID) -> [Waiting] {
    lines.withLock { lines in
      let line = lines.waiting[conversation] ?? []
      let plain = line.prefix(Self.batch).prefix { $0.draft.attachments.isEmpty }
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
