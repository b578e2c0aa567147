import Chat
import Foundation
import Logging
import Mail
import MongoStore
import NIOCore
import SQLiteStore
import ServiceLifecycle

/// `martlet serve`: one instance over one data directory and its store, from its opening to its end.
struct Server {
  private let settings: Settings
  private let logger = Logger(label: "martlet")

  /// A server that is not yet running.
  init(_ settings: Settings) {
    self.settings = settings
  }

  /// Serves until a signal or a fault ends it, and answers with what the process is to exit with.
  func run() async -> ExitCode {
    // Whatever this process writes is for its owner alone, and nobody ends it by closing a pipe.
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    // It asks for a renewed certificate. One that comes before anybody hears it, as while the data is
    // being opened, must end nothing; the files are read once that is done, and within each minute.
    if settings.speaksTLS { signal(SIGHUP, SIG_IGN) }
    do {
      let directory = try DataDirectory(path: settings.data)
      defer { withExtendedLifetime(directory) {} }
      if let restored = try Restoration.finish(in: directory) {
        logger.notice("Finished a restore", metadata: ["replaced": "\(restored.replaced ?? "")"])
      }
      try await serve(in: directory)
      logger.info("Stopped")
      return .success
    } catch {
      let fault = StartFault(error, settings: settings)
      logger.critical("Cannot serve", metadata: ["reason": "\(fault.reason)"])
      return fault.exitCode
    }
  }

  private func serve(in directory: DataDirectory) async throws {
    let secrets = try SecretsFile.open(in: directory)
    let stores = try await openStores(in: directory)
    let mailer = settings.mail.smtp.map { SMTPMailer($0, logger: logger) }
    let chat = try await ChatApplication(
      stores: stores,
      preparer: preparer(),
      mailer: mailer,
      secrets: secrets,
      settings: settings.chat,
      realtime: settings.realtime,
      logger: logger
    )
    let keeper = try keeper()
    let server = chat.makeServer(
      host: settings.host, port: settings.port, securedBy: keeper.map { $0.makeHandler }
    ) { _ in announce() }
    // The last begins to stop first: sockets are sent away while the server still takes requests.
    // Each has a name, because the log would otherwise describe it down to its last member.
    var configuration = ServiceGroupConfiguration(
      services: [
        .init(service: Watch(chat: chat, mailer: mailer), serviceName: "watch"),
        .init(
          service: KeyWatch(folder: directory.path, chat: chat, logger: logger), serviceName: "keys"
        ),
        .init(service: server, serviceName: "server"),
        .init(
          service: Farewell(chat: chat, deadline: settings.shutdownDeadline, logger: logger),
          serviceName: "farewell"
        ),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger
    )
    if let keeper {
      configuration.services.insert(.init(service: keeper, serviceName: "certificate"), at: 0)
    }
    configuration.maximumGracefulShutdownDuration = .seconds(settings.shutdownDeadline - 1)
    try await ServiceGroup(configuration: configuration).run()
    try await stores.close()
  }

  /// What has the certificate; nil where a proxy has it, or nobody.
  private func keeper() throws(TLSFault) -> TLSKeeper? {
    guard settings.speaksTLS else { return nil }
    guard settings.chat.publicURL.isSecure else { throw .plainPublicURL }
    return try TLSKeeper(
      certificate: settings.tlsCertificate, key: settings.tlsKey, logger: logger)
  }

  /// What looks into uploads; nil where none are taken.
  private func preparer() -> (any MediaPreparer)? {
    guard !settings.mediaWorker.isEmpty else {
      logger.warning("No media worker, so no uploads are taken")
      return nil
    }
    return WorkerPreparer(process: MediaProcess(executable: settings.mediaWorker))
  }

  private func openStores(in directory: DataDirectory) async throws(DataFault) -> any Stores {
    guard let address = settings.store else { return try await openSQLite(in: directory) }
    logger.info("Connecting", metadata: ["store": "\(address)"])
    if FileManager.default.fileExists(atPath: directory.path(of: SQLiteDatabase.fileName)) {
      logger.warning(
        "What SQLite keeps in the data directory is not served", metadata: ["store": "\(address)"])
    }
    do {
      return try await MongoStores(address, folder: directory.path, logger: logger)
    } catch let fault as MongoFault {
      throw .database(address.description, fault)
    } catch {
      throw .unusable(path: directory.path, reason: "\(error)")
    }
  }

  private func openSQLite(in directory: DataDirectory) async throws(DataFault) -> SQLiteStores {
    try MigrationMarker.expectWhole(directory.path)
    do {
      return try await SQLiteStores(folder: directory.path) { copy in
        logger.notice("Migrating", metadata: ["copy": "\(copy)"])
      }
    } catch {
      throw .unusable(path: directory.path, reason: "\(error)")
    }
  }

  /// Says that requests are taken: to the log, and to whoever sits at the terminal.
  private func announce() {
    let url = settings.chat.publicURL.description
    logger.info(
      "Serving",
      metadata: ["host": "\(settings.host)", "port": "\(settings.port)", "publicURL": "\(url)"]
    )
    if isatty(STDOUT_FILENO) == 1 { print("Martlet is at \(url)") }
  }
}

/// The product's work beside the requests, and the letters that come of it.
private struct Watch: Service {
  let chat: ChatApplication
  let mailer: SMTPMailer?

  func run() async throws {
    do {
      try await cancelWhenGracefulShutdown {
        async let letters: Void? = mailer?.run()
        try await chat.watch()
        await letters
      }
    } catch is CancellationError {
      // That is how it ends.
    }
  }
}

/// Ends the sockets when the server is told to stop, and sees to it that it does stop.
private struct Farewell: Service {
  let chat: ChatApplication
  let deadline: Int
  let logger: Logger

  func run() async throws {
    try await gracefulShutdown()
    // Whoever asks a second time wants it at once; and no fault of ours outlives the deadline.
    // Either is no worse than a power cut, which takes nothing that was acknowledged.
    signal(SIGTERM, SIG_DFL)
    signal(SIGINT, SIG_DFL)
    alarm(UInt32(deadline))
    logger.info("Stopping", metadata: ["deadline": "\(deadline) s"])
    await chat.drain()
  }
}
