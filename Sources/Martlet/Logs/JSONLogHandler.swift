import Foundation
import Logging

/// Logs one JSON object a line: `time`, `level`, `label`, `message`, and `metadata` where there is any.
///
/// What a message holds is its caller's promise; this adds no address, token or body of its own.
struct JSONLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let output: LineOutput
  private let now: @Sendable () -> Date

  /// A handler for the logger called `label`, which writes to `output` at the times of `now`.
  init(
    label: String,
    level: Logger.Level,
    output: LineOutput,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.label = label
    self.logLevel = level
    self.output = output
    self.now = now
  }

  subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var metadata = self.metadata
    metadata.merge(metadataProvider?.get() ?? [:]) { $1 }
    metadata.merge(event.metadata ?? [:]) { $1 }
    if let error = event.error { metadata["error"] = "\(error)" }

    var line = JSONLine()
    line.object {
      $0.member("time", .string(Self.timestamp(now())))
      $0.member("level", .string(event.level.rawValue))
      $0.member("label", .string(label))
      $0.member("message", .string(event.message.description))
      if !metadata.isEmpty { $0.member("metadata", .dictionary(metadata)) }
    }
    output.write(line.bytes)
  }

  /// `date` in UTC as RFC 3339 has it, to the millisecond.
  private static func timestamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
