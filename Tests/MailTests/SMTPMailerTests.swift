import Chat
import ChatTesting
import Logging
import Synchronization
import Testing

@testable import Mail

/// Against a real SMTP server, which is in Python and not ours.
@Suite(.timeLimit(.minutes(10))) struct SMTPMailerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["starttls", "smtps"])
  func `A letter arrives over TLS, whole and from who sends it`(tls: String) async throws {
    let server = try await MailServer(in: folder, "--tls", tls, "--login", "martlet:päss wörd")
    var settings = try settings(server, scheme: tls == "smtps" ? "smtps" : "smtp")
    settings.username = "martlet"
    settings.password = "päss wörd"

    let outcome = try send(with: settings)

    let letter = try await server.next()
    #expect(outcome == .sent)
    #expect(letter.overTLS)
    #expect(letter.sender == "martlet@chat.example.org")
    #expect(letter.recipients == ["ada@example.org"])
    #expect(letter.subject == "1")
    #expect(letter.text.contains("Number 1"))
    #expect(letter.html.contains("Number 1"))
  }

  @Test func `A wrong password is final`() async throws {
    let server = try await MailServer(in: folder, "--login", "martlet:right")
    var settings = try settings(server)
    (settings.username, settings.password) = ("martlet", "wrong")

    guard case .refused = try send(with: settings) else {
      Issue.record("not refused")
      return
    }
  }

  @Test func `Nothing goes to a server that is not trusted, has another name, or has no TLS`()
    async throws
  {
    let server = try await MailServer(in: folder)
    var untrusted = try settings(server)
    untrusted.certificates = ""
    let misnamed = try settings(server, host: "127.0.0.1")
    let open = try await MailServer(in: folder, "--tls", "none")

    for settings in [untrusted, misnamed, try settings(open)] {
      guard case .postponed = try send(with: settings) else {
        Issue.record("not postponed")
        continue
      }
    }

    // What comes next is the first that they hear of.
    #expect(try send(2, with: try settings(server)) == .sent)
    #expect(try await server.next().subject == "2")
    var plain = try settings(open)
    plain.usesTLS = false
    #expect(try send(3, with: plain) == .sent)
    #expect(try await open.next().subject == "3")
  }

  @Test func `4xx is for the moment, 5xx for good`() async throws {
    let server = try await MailServer(in: folder, "--answers", "451,554,250")
    let settings = try settings(server)

    guard case .postponed(let busy) = try send(with: settings) else {
      Issue.record("not postponed")
      return
    }
    guard case .refused(let never) = try send(with: settings) else {
      Issue.record("not refused")
      return
    }

    #expect(busy.hasSuffix("451"))
    #expect(never.hasSuffix("554"))
    #expect(try send(with: settings) == .sent)
  }

  @Test func `A server that dies, is not there or takes too long is tried again later`()
    async throws
  {
    let dying = try await MailServer(in: folder, "--dies")
    let slow = try await MailServer(in: folder, "--pause", "3600")
    var impatient = try settings(slow)
    impatient.deadline = 1
    let nowhere = try SMTPSettings(
      server: #require(SMTPServer("smtp://localhost:1")),
      sender: #require(EmailAddress("martlet@chat.example.org")))

    let start = ContinuousClock.now
    for settings in [try settings(dying), impatient, nowhere] {
      guard case .postponed = try send(with: settings) else {
        Issue.record("not postponed")
        continue
      }
    }
    #expect(ContinuousClock.now - start < .seconds(100), "not even the good-bye is waited for")
  }

  @Test func `What was put off is sent after its pause, and others before it`() async throws {
    let server = try await MailServer(in: folder, "--answers", "451,250")
    let clock = TestClock()
    let log = Log()
    let mailer = SMTPMailer(
      try settings(server), world: .test(clock: clock), logger: log.logger)
    let running = Task { await mailer.run() }

    #expect(mailer.post(try .test(1)))
    await clock.waitForSleepers()
    #expect(mailer.post(try .test(2)))
    #expect(try await server.next().subject == "2")
    await clock.advance(by: LetterQueue.pauses[0])

    #expect(try await server.next().subject == "1")
    running.cancel()
    await running.value
    #expect(log.text.contains("a letter must wait"))
    #expect(!log.text.contains("ada@") && !log.text.contains("Number"))
  }

  @Test
  func `While a server takes its time posting goes on, up to the bound, and so does stopping`()
    async throws
  {
    let server = try await MailServer(in: folder, "--pause", "3600")
    var settings = try settings(server)
    settings.queue = 3
    settings.deadline = 600
    let log = Log()
    let mailer = SMTPMailer(settings, logger: log.logger)
    let running = Task { await mailer.run() }

    let taken = try (1...5).map { mailer.post(try .test($0)) }

    #expect(taken == [true, true, true, false, false])
    #expect(log.text.contains("too many wait"))
    running.cancel()
    await running.value
  }

  private func settings(_ server: MailServer, scheme: String = "smtp", host: String = "localhost")
    throws -> SMTPSettings
  {
    var settings = SMTPSettings(
      server: try #require(SMTPServer("\(scheme)://\(host):\(server.port)")),
      sender: try #require(EmailAddress("martlet@chat.example.org")))
    settings.certificates = server.certificate
    return settings
  }

  private func send(_ number: Int = 1, with settings: SMTPSettings) throws -> SMTPTransfer.Outcome {
    let message = MailMessage(try .test(number), from: settings.sender, world: .test())
    return SMTPTransfer(settings: settings, isEnding: { false }).send(message)
  }
}

/// What was logged, with all that goes with it.
private final class Log: Sendable {
  private let lines = Mutex("")

  var text: String { lines.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

  private struct Handler: LogHandler {
    let log: Log
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      log.lines.withLock { $0 += "\(event.message) \(event.metadata ?? [:])\n" }
    }
  }
}
