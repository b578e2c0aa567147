import Chat
import Logging
import NIOPosix
import Synchronization

/// Sends letters by SMTP (RFC 5321), one after the other, on a thread of its own: whoever posts one
/// waits for nothing.
///
/// What waits is in memory only; a letter that a crash takes has to be asked for again.
package final class SMTPMailer: Mailer {
  private let settings: SMTPSettings
  private let queue: Mutex<LetterQueue>
  private let pool = NIOThreadPool(numberOfThreads: 1)
  private let isEnding = Atomic(false)
  private let bell: (sounds: AsyncStream<Void>, ring: AsyncStream<Void>.Continuation)
  private let world: World
  private let logger: Logger

  package init(_ settings: SMTPSettings, world: World = .real, logger: Logger) {
    self.settings = settings
    queue = Mutex(LetterQueue(limit: settings.queue))
    let (sounds, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    bell = (sounds, ring)
    self.world = world
    self.logger = logger
    pool.start()
  }

  package func post(_ letter: Letter) -> Bool {
    let isTaken = queue.withLock { $0.add(letter, at: world.uptime()) }
    if isTaken { bell.ring.yield() } else { logger.warning("a letter was refused: too many wait") }
    return isTaken
  }

  /// Sends what is posted until the task is cancelled, which also ends an attempt that is under way.
  package func run() async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        for await _ in bell.sounds {
          while let item = queue.withLock({ $0.next(at: world.uptime()) }) {
            guard let pause = await send(item) else { continue }
            group.addTask {
              try? await self.world.sleep(pause)
              self.bell.ring.yield()
            }
          }
        }
        group.cancelAll()
      }
    } onCancel: {
      isEnding.store(true, ordering: .relaxed)
    }
  }

  /// Answers how long to wait until the next attempt, where there will be one.
  private func send(_ item: LetterQueue.Item) async -> Duration? {
    let message = MailMessage(item.letter, from: settings.sender, world: world)
    let outcome = await attempt(message)
    let pause = queue.withLock { queue -> Duration? in
      if case .postponed = outcome { return queue.putBack(item, at: world.uptime()) }
      queue.finish(item)
      return nil
    }
    log(outcome, attempt: item.attempts + 1, isLast: pause == nil)
    return pause
  }

  private func attempt(_ message: MailMessage) async -> SMTPTransfer.Outcome {
    let transfer = SMTPTransfer(settings: settings) { self.isEnding.load(ordering: .relaxed) }
    do {
      return try await pool.runIfActive { transfer.send(message) }
    } catch {
      return .postponed("no thread")
    }
  }

  /// Neither to whom nor what: a log is read by more people than a letter is.
  private func log(_ outcome: SMTPTransfer.Outcome, attempt: Int, isLast: Bool) {
    switch outcome {
    case .sent: logger.debug("a letter was sent", metadata: ["attempt": "\(attempt)"])
    case .refused(let reason):
      logger.warning("a letter was refused", metadata: ["reason": "\(reason)"])
    case .postponed(let reason):
      logger.warning(
        isLast ? "a letter was given up" : "a letter must wait",
        metadata: ["reason": "\(reason)", "attempt": "\(attempt)"])
    }
  }
}
