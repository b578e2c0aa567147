import Chat
import ChatTesting
import Foundation
import Testing

/// The histories that the web client's tests shuffle are those that this generator makes.
///
/// `WRITE_HISTORIES=1 swift test --filter HistoryFileTests` writes them anew.
@Suite struct HistoryFileTests {
  @Test(arguments: HistoryFile.all)
  func `A file holds what its seed leads to`(file: HistoryFile) async throws {
    let text = Data(try file.text(try await file.log()).utf8)
    if ProcessInfo.processInfo.environment["WRITE_HISTORIES"] != nil {
      try text.write(to: file.url)
    }

    let held = try Data(contentsOf: file.url)

    #expect(held == text, "WRITE_HISTORIES=1 writes it anew")
  }

  @Test func `There are no files but those`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: HistoryFile.folder.path)

    #expect(files.sorted() == HistoryFile.all.map(\.name))
  }

  @Test func `Together they show whatever can be told of a conversation`() async throws {
    var told: Set<String> = []
    for file in HistoryFile.all {
      let log = try await file.log()
      told.formUnion(log.frames.flatMap(traits))
      told.formUnion(log.messages.filter { $0["rev"].number ?? 0 > 3 }.map { _ in "much changed" })
    }

    #expect(
      told == [
        "conversation", "pointers", "message", "edited", "deleted", "reacted", "reply", "reaction",
        "cleared", "much changed", "prepared", "attachment", "failed",
      ])
  }

  private func traits(of frame: JSONValue) -> [String] {
    guard let kind = frame["entry"]["kind"].text else { return [frame["type"].text ?? ""] }
    let message = frame["entry"]["message"]
    let isBare = message["reactions"].items.isEmpty
    let attachments = message["attachments"].items
    return [kind] + (message["replyTo"] == .null ? [] : ["reply"])
      + (isBare ? [] : ["reaction"]) + (isBare && kind == "reacted" ? ["cleared"] : [])
      + (attachments.isEmpty ? [] : ["attachment"])
      + attachments.filter { $0["state"] == "failed" }.map { _ in "failed" }
  }
}
