import Chat
import ChatTesting
import Foundation
import Testing

/// The real binary on a disk that runs full.
@Suite(.timeLimit(.minutes(10))) struct FullDiskTests {
  @Test(.enabled(if: SmallDisk.isPossible, "mounting a small disk needs root"))
  func `A full disk refuses, is told, heals without a restart, and lets the server stop`()
    async throws
  {
    let folder = try TemporaryFolder()
    let disk = try SmallDisk(at: folder.path + "/data", mebibytes: 8)
    defer { withExtendedLifetime(disk) {} }
    let martlet = try await MartletProcess.serving(folder)
    let ada = try await Device.register("ada", "Ada Lovelace", port: martlet.port)
    let notes = try await ada.send(.POST, "conversations", ["userId": .string(ada.user)])
    let conversation = try #require(notes.json["id"].text)

    let stored = try await ada.fill(conversation)
    #expect(try await ready(martlet).status == 503)
    #expect(try await ready(martlet).headers["Retry-After"] == ["5"])
    let log = try await ada.send(.GET, "conversations/\(conversation)/log?limit=1")
    #expect(log.json["head"].number == stored)
    #expect(martlet.logged.contains("storage fails"))

    try disk.resize(mebibytes: 12)
    #expect(try await ready(martlet).status == 200)
    #expect(try await ada.write("There is room", in: conversation) == stored + 1)

    _ = try await ada.fill(conversation)
    martlet.send(SIGTERM)
    #expect(try await martlet.exitStatus() == 0)
    #expect(!martlet.logged.contains("critical"))
  }

  private func ready(_ martlet: MartletProcess) async throws -> Answer {
    try await HTTPClient.send(.GET, "/readyz", port: martlet.port)
  }
}

extension Device {
  /// Writes until nothing more fits; answers how many messages there are.
  fileprivate func fill(_ conversation: String) async throws -> Int {
    let body = String(repeating: "x", count: 8_000)
    for _ in 0..<5_000 {
      let message: JSONValue = ["clientId": .string(UUID().uuidString), "body": .string(body)]
      let answer = try await send(.POST, "conversations/\(conversation)/messages", message)
      guard answer.status != 201 else { continue }
      answer.expect(503, "busy")
      #expect(answer.headers["Retry-After"] == ["2"])
      let log = try await send(.GET, "conversations/\(conversation)/log?limit=1")
      return try #require(log.json["head"].number)
    }
    Issue.record("the disk never ran full")
    return 0
  }
}
