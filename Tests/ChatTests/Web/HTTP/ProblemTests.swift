import Logging
import Synchronization
import Testing

@testable import Chat

@Suite struct ProblemTests {
  @Test func `Of a fault of ours a client is told an id, and the log the rest under it`() throws {
    let log = Log()
    let logger = Logger(label: "test") { _ in log }

    let problem = Problem(explaining: Fault(text: "SELECT secret FROM person"), logger: logger)

    #expect(problem.code == .internal)
    #expect(problem.errors.isEmpty && !problem.detail.contains("SELECT"))
    let line = try #require(log.lines.first)
    let id = try #require(line["id"])
    #expect(problem.detail.contains(id))
    #expect(line["error"]?.contains("SELECT secret") == true)
  }

  private struct Fault: Error {
    let text: String
  }

  /// Keeps what is logged, as texts.
  private final class Log: LogHandler, Sendable {
    private let kept = Mutex<[[String: String]]>([])

    var lines: [[String: String]] { kept.withLock { $0 } }

    var logLevel: Logger.Level {
      get { .trace }
      set {}
    }

    var metadata: Logger.Metadata {
      get { [:] }
      set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
      get { nil }
      set {}
    }

    func log(event: LogEvent) {
      kept.withLock { $0.append((event.metadata ?? [:]).mapValues { "\($0)" }) }
    }
  }
}
