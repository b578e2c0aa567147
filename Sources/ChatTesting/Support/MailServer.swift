import Foundation

/// A real SMTP server on loopback (`Tests/MailServer`), which ends with whoever holds this.
package final class MailServer: Sendable {
  /// A letter as it came.
  package struct Received: Decodable, Sendable {
    package let sender: String
    package let recipients: [String]
    package let subject: String
    package let text: String
    package let html: String
    /// All of it, as it went over the wire.
    package let raw: String
    package let overTLS: Bool

    /// The six digits that stand alone on a line.
    package var code: String? {
      text.split(whereSeparator: \.isNewline).map { $0.filter { $0 != " " } }
        .first { $0.count == 6 && $0.allSatisfy(\.isNumber) }
    }
  }

  /// On `localhost`.
  package let port: Int
  /// The file to trust it by.
  package let certificate: String

  private let process: Process
  private let input: Pipe
  private let lines: AsyncStream<Data>

  /// `flags` are those of the program. `folder` is for its key.
  package init(in folder: TemporaryFolder, _ flags: String...) async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL.path
    process = Process()
    input = Pipe()
    let output = Pipe()
    process.executableURL = URL(filePath: root + "/.venv/bin/python")
    let own = folder.path + "/mail-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    process.arguments = ["-B", root + "/Tests/MailServer", "--folder", own] + flags
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    lines = Self.lines(of: output.fileHandleForReading)
    guard let line = await Self.first(of: lines) else { throw Silence() }
    let place = try JSONDecoder().decode(Place.self, from: line)
    (port, certificate) = (place.port, place.certificate)
  }

  /// Killed, because one that is slow would hold up the thread that waits for it, and every test with it.
  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The next letter; throws where none comes within a minute.
  package func next() async throws -> Received {
    guard let line = await Self.first(of: lines) else { throw Silence() }
    return try JSONDecoder().decode(Received.self, from: line)
  }

  /// No answer in a minute, or the program has died.
  package struct Silence: Error {}

  private struct Place: Decodable {
    let port: Int
    let certificate: String
  }

  private static func first(of lines: AsyncStream<Data>) async -> Data? {
    await withTaskGroup(of: Data?.self) { group in
      group.addTask { await lines.first { _ in true } }
      group.addTask {
        try? await Task.sleep(for: .seconds(60))
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  /// Read on a thread of their own, because a pipe holds up whoever reads it.
  private static func lines(of handle: FileHandle) -> AsyncStream<Data> {
    let (lines, continuation) = AsyncStream.makeStream(of: Data.self)
    Thread.detachNewThread {
      var rest = Data()
      while true {
        let piece = handle.availableData
        guard !piece.isEmpty else { return continuation.finish() }
        rest += piece
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          continuation.yield(Data(rest[rest.startIndex..<end]))
          rest = Data(rest[rest.index(after: end)...])
        }
      }
    }
    return lines
  }
}
