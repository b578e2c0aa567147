import Chat
import Foundation
import Testing

/// One file of `contract/messages/histories`: a generated log, for the tests of both sides.
struct HistoryFile: CustomTestStringConvertible {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../contract/messages/histories").standardizedFileURL

  /// Short ones find what is simple, long ones what needs many changes of one message.
  static let all = (1...24).map { HistoryFile(number: $0, entries: 1 + $0 * 3 / 4) }

  let number: Int
  let entries: Int

  var name: String { "history-\(number < 10 ? "0" : "")\(number).json" }
  var url: URL { Self.folder.appending(path: name) }
  var testDescription: String { name }

  func log() async throws -> RandomLog {
    try await RandomLog(entries: entries, seed: UInt64(number))
  }

  /// What the file has to say: a frame, or a message, on each line.
  func text(_ log: RandomLog) throws -> String {
    """
    {
      "description": "What was told of a random talk, up to its entry \(entries).",
      "direction": "server",
      "kind": "history",
      "type": "history",
      "value": {
        "user": "\(log.user)",
        "opening": \(try line(log.opening)),
        "frames": \(try lines(log.frames, within: "    ")),
        "end": {
          "conversation": \(try line(log.conversation)),
          "messages": \(try lines(log.messages, within: "      "))
        }
      }
    }

    """
  }

  private func lines(_ values: [JSONValue], within margin: String) throws -> String {
    let lines = try values.map { "\(margin)  \(try line($0))" }.joined(separator: ",\n")
    return "[\n\(lines)\n\(margin)]"
  }

  private func line(_ value: JSONValue) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
