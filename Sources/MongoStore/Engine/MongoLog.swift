import CMongo
import Logging
import Synchronization

/// What the driver has to say, which would otherwise go to standard error.
enum MongoLog {
  private static let logger = Mutex<Logger?>(nil)

  private static let isSet: Void = mongoc_log_set_handler(
    { level, domain, message, _ in
      guard let message else { return }
      let domain = domain.map { String(cString: $0) } ?? "mongoc"
      MongoLog.write(level, domain, String(cString: message))
    }, nil)

  /// Catches it from now on; the last ``use(_:)`` says where it goes, and until there is one nowhere:
  /// whoever has no log is told by an error.
  static func begin() { isSet }

  static func use(_ other: Logger) { logger.withLock { $0 = other } }

  private static func write(_ level: mongoc_log_level_t, _ domain: String, _ message: String) {
    guard let logger = logger.withLock({ $0 }) else { return }
    let level: Logger.Level =
      switch level {
      case MONGOC_LOG_LEVEL_ERROR, MONGOC_LOG_LEVEL_CRITICAL: .error
      // Of two transactions in each other's way one is ended by the server, as is meant to be.
      case MONGOC_LOG_LEVEL_WARNING where message.hasPrefix("Error in abortTransaction"): .debug
      case MONGOC_LOG_LEVEL_WARNING: .warning
      default: .debug
      }
    logger.log(level: level, "\(message)", metadata: ["driver": "\(domain)"])
  }
}
