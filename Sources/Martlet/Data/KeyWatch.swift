import Chat
import Foundation
import Logging
import ServiceLifecycle

/// Looks whether the secrets have changed under a running server, as `martlet keys rotate` does it.
struct KeyWatch: Service {
  /// Seconds between two looks.
  static let interval = 5

  let folder: String
  let chat: ChatApplication
  let logger: Logger

  func run() async throws {
    do {
      try await cancelWhenGracefulShutdown { try await watch() }
    } catch is CancellationError {
      // That is how it ends.
    }
  }

  private func watch() async throws {
    var known = version
    while true {
      try await Task.sleep(for: .seconds(Self.interval))
      guard version != known else { continue }
      known = version
      await read()
    }
  }

  /// A file that is no good changes nothing: the keys that are there stay.
  private func read() async {
    let path = "\(folder)/\(SecretsFile.name)"
    do throws(DataFault) {
      let secrets = try SecretsFile.decode(try SecretsFile.bytes(in: folder), path: path)
      await chat.use(secrets)
      logger.notice("Signing with another key", metadata: ["kid": "\(secrets.accessTokenID)"])
    } catch {
      logger.error("The changed secrets are not used", metadata: ["reason": "\(error)"])
    }
  }

  /// What differs after each change: each makes a new file, and puts it in the place of the old one.
  private var version: [Int64] {
    var status = stat()
    guard stat("\(folder)/\(SecretsFile.name)", &status) == 0 else { return [] }
    return [Int64(status.st_ino), Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec)]
  }
}
