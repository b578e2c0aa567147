import Chat
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Gives every new connection the certificate that holds now, and takes a renewed one from the files
/// without a restart: once a minute, and at once on SIGHUP.
///
/// Files that cannot be used are logged once, and the certificate from before goes on. Connections that
/// are there keep the one they began with.
final class TLSKeeper: Service {
  private struct State {
    var context: NIOSSLContext
    /// As they were read the last time, good or not.
    var files: TLSFiles
  }

  /// How often the files are read.
  private static let interval = Duration.seconds(60)

  private let certificate: String
  private let key: String
  private let world: World
  private let logger: Logger
  private let state: Mutex<State>

  /// Throws where the files cannot be used: a server that cannot prove who it is does not start.
  init(certificate: String, key: String, world: World = .real, logger: Logger) throws(TLSFault) {
    guard !certificate.isEmpty, !key.isEmpty else { throw .half }
    let files = try TLSFiles(certificate: certificate, key: key)
    state = Mutex(State(context: try files.makeContext(), files: files))
    self.certificate = certificate
    self.key = key
    self.world = world
    self.logger = logger
  }

  /// What decrypts one connection; it comes before everything that speaks HTTP.
  @Sendable func makeHandler() -> any ChannelHandler {
    NIOSSLServerHandler(context: state.withLock { $0.context })
  }

  func run() async throws {
    let world = world
    do {
      try await cancelWhenGracefulShutdown {
        try await withThrowingTaskGroup { group in
          group.addTask {
            while true {
              try await world.sleep(Self.interval)
              self.reload()
            }
          }
          group.addTask {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { self.reload() }
          }
          try await group.waitForAll()
        }
      }
    } catch is CancellationError {
      // That is how it ends.
    }
  }

  /// Reads the files, and takes what they hold where that is new and can be used.
  func reload() {
    do throws(TLSFault) {
      let files = try TLSFiles(certificate: certificate, key: key)
      let isNew = state.withLock { state in
        defer { state.files = files }
        return state.files != files
      }
      guard isNew else { return }
      let context = try files.makeContext()
      let end = try files.end()
      state.withLock { $0.context = context }
      logger.notice("Took a new certificate", metadata: ["ends": "\(end)"])
    } catch {
      logger.error(
        "The certificate cannot be renewed", metadata: ["reason": "\(error.description)"])
    }
  }
}
