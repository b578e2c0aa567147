import Chat
import ChatTesting
import Foundation
import Testing

@testable import MongoStore

/// Whoever runs a replica set may use any client of GridFS on it; the other one here is pymongo's
/// (`Tests/GridFSClient`).
@Suite(
  "GridFS with another client", .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct GridFSInteroperationTests {
  private let sizes = [1, Chunks.bytes, 5 * Chunks.bytes + 3]

  @Test
  func `another client reads what is kept here`() async throws {
    let stage = try await MediaStage()
    for size in sizes {
      let file = try stage.file(.noise(size))
      _ = try await stage.media.keep(file)

      #expect(try await run("--get", file, stage) == 0, "\(size) bytes")
    }
  }

  @Test
  func `what another client has put is read here`() async throws {
    let stage = try await MediaStage()
    for size in sizes {
      let bytes = [UInt8].noise(size)
      #expect(try await run("--put", stage.file(bytes), stage) == 0)

      #expect(try await stage.bytes(bytes.digest, 0..<size) == bytes)
      #expect(try await stage.bytes(bytes.digest, size / 2..<size) == Array(bytes[(size / 2)...]))
      #expect(try await stage.media.digests().contains(bytes.digest))
      try await stage.media.remove([bytes.digest])
    }
    #expect(try await stage.count(.chunks) == 0)
  }

  private func run(_ verb: String, _ file: String, _ stage: MediaStage) async throws -> Int32 {
    let command = [
      Self.root + "/.venv/bin/python", "-B", Self.root + "/Tests/GridFSClient", "--uri", stage.uri,
      "--database", stage.name, verb, file,
    ]
    return try await Program.run(command).status
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL.path
}
