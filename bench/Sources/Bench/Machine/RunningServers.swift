import Foundation
import Synchronization

/// The servers that this process has started, so that none outlives it.
enum RunningServers {
  private static let identifiers = Mutex<Set<Int32>>([])

  static func add(_ identifier: Int32) {
    identifiers.withLock { _ = $0.insert(identifier) }
  }

  /// Ends one and waits until it is gone.
  static func kill(_ server: Process) {
    identifiers.withLock { _ = $0.remove(server.processIdentifier) }
    Foundation.kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
  }

  /// While the answer is held, a signal that ends this process ends its servers first, and removes
  /// the folder of their data.
  static func followingSignals(removing folder: String) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        identifiers.withLock { for server in $0 { _ = Foundation.kill(server, SIGKILL) } }
        try? FileManager.default.removeItem(atPath: folder)
        exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
