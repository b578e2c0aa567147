import Foundation
import Logging
import Testing

@testable import Martlet

@Suite struct JSONLogHandlerTests {
  @Test func `A line is one JSON object, time first`() throws {
    let log = try CapturedLog()

    log.logger.info("Serving", metadata: ["port": "8080"])

    #expect(
      try log.text() == """
        {"time":"2001-09-09T01:46:40.250Z","level":"info","label":"test","message":"Serving",\
        "metadata":{"port":"8080"}}

        """
    )
  }

  @Test func `Whatever a text holds comes back from a JSON parser, on one line`() throws {
    let log = try CapturedLog()
    let text =
      (0...0x2FF).compactMap(Unicode.Scalar.init).map(String.init).joined()
      + "\u{2028}\u{FFFE}🐦\"\\/"

    log.logger.info("\(text)", metadata: ["\(text)": "\(text)"])

    let lines = try log.text().split(separator: "\n")
    #expect(lines.count == 1)
    let line = try JSONDecoder().decode(Line.self, from: Data(try log.text().utf8))
    #expect(line.message == text)
    #expect(line.metadata == [text: text])
  }

  @Test func `Nested metadata is nested JSON`() throws {
    let log = try CapturedLog()

    log.logger.info("Nested", metadata: ["a": ["b": ["c", ["d": "e"], []], "f": [:]]])

    #expect(
      try log.text().contains(#""metadata":{"a":{"b":["c",{"d":"e"},[]],"f":{}}}}"#)
    )
  }

  @Test func `A call's metadata outranks the provider's, which outranks the logger's`() throws {
    let log = try CapturedLog(provider: .init { ["b": "provider", "c": "provider"] })
    var logger = log.logger
    logger[metadataKey: "a"] = "logger"
    logger[metadataKey: "b"] = "logger"

    logger.info("Merged", metadata: ["c": "call"])

    #expect(
      try log.text().contains(#""metadata":{"a":"logger","b":"provider","c":"call"}"#)
    )
  }

  @Test func `Below its level nothing is written`() throws {
    let log = try CapturedLog()

    log.logger.debug("Quiet")

    #expect(try log.text() == "")
  }

  @Test func `Lines of many threads never mix`() async throws {
    let log = try CapturedLog()
    let logger = log.logger
    let body = String(repeating: "x", count: 10_000)

    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<50 { logger.info("\(body)") } }
      }
    }

    let lines = try log.text().split(separator: "\n")
    #expect(lines.count == 400)
    for line in lines {
      #expect(try JSONDecoder().decode(Line.self, from: Data(line.utf8)).message == body)
    }
  }
}

private struct Line: Decodable {
  let message: String
  let metadata: [String: String]?
}

/// A logger with a standing clock whose lines go into a file.
private final class CapturedLog {
  let logger: Logger
  private let file: FileHandle
  private let folder: TemporaryFolder

  init(provider: Logger.MetadataProvider? = nil) throws {
    folder = try TemporaryFolder()
    let path = try folder.write("", to: "log")
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    self.file = file
    logger = Logger(label: "test") { label in
      var handler = JSONLogHandler(
        label: label,
        level: .info,
        output: LineOutput(descriptor: file.fileDescriptor),
        now: { Date(timeIntervalSince1970: 1_000_000_000.25) }
      )
      handler.metadataProvider = provider
      return handler
    }
  }

  func text() throws -> String {
    try file.seek(toOffset: 0)
    return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
  }
}
