import Chat
import ChatTesting
import Foundation
import NIOCore
import Testing

@testable import SQLiteStore

@Suite("Media as files")
struct FileMediaStoreTests {
  private let folder: ChatTesting.TemporaryFolder
  private let id: MediaID = World.test().makeID()

  init() throws {
    folder = try ChatTesting.TemporaryFolder()
  }

  @Test func `files are their owner's alone, and lie under ids and digests`() async throws {
    let store = try FileMediaStore(folder: folder.path)

    _ = try await store.append(Pieces(text: "moth"), to: id, at: 0)
    let (digest, drafts) = try await store.withFiles(of: id) { file, folder in
      (try await store.keep(file).digest.description, try mode(of: folder))
    }
    #expect(drafts == 0o700)

    let path = "media/\(digest.prefix(2))/\(digest.dropFirst(2))"
    for file in ["uploads/\(id)", path] { #expect(try mode(of: "\(folder.path)/\(file)") == 0o600) }
    for name in ["uploads", "media", "media/\(digest.prefix(2))", "drafts"] {
      #expect(try mode(of: "\(folder.path)/\(name)") == 0o700)
    }
  }

  @Test func `what was kept is there after a start, and drafts of a crash are not`() async throws {
    let first = try FileMediaStore(folder: folder.path)
    _ = try await first.append(Pieces(text: "mo", breaks: false), to: id, at: 0)
    let digest = try await first.withFiles(of: id) { file, _ in try await first.keep(file).digest }
    let draft = folder.path + "/drafts/left"
    try "left".write(toFile: draft, atomically: false, encoding: .utf8)

    let second = try FileMediaStore(folder: folder.path)

    #expect(try await second.digests() == [digest])
    #expect(try await second.append(Pieces(text: "th"), to: id, at: 2) == 4)
    #expect(!FileManager.default.fileExists(atPath: draft))
  }

  @Test func `of what was to come whole, a start keeps nothing that a crash has cut off`()
    async throws
  {
    let first = try FileMediaStore(folder: folder.path)
    _ = try await first.append(Pieces(text: "mo"), to: id, at: 0)
    let (endless, bytes) = AsyncThrowingStream.makeStream(of: ByteBuffer.self)
    bytes.yield(ByteBuffer(repeating: 0x6d, count: 1 << 20))
    let work = Task { try await first.appendWhole(endless, to: id, at: 2) }
    defer { work.cancel() }
    while try await first.size(of: id) == 2 { try await Task.sleep(for: .milliseconds(1)) }

    // The first is as good as dead: it never hears how its bytes go on.
    let second = try FileMediaStore(folder: folder.path)

    #expect(try await second.size(of: id) == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/uploads")
        == [id.description])
  }

  @Test func `the last of the disk is left to messages`() async throws {
    let store = try FileMediaStore(folder: folder.path, reserve: 1 << 60)

    #expect(try await !store.hasRoom(for: 1))
    await #expect(throws: MediaStoreFault.full) {
      try await store.append(Pieces(text: "moth"), to: id, at: 0)
    }
    #expect(try await store.uploads() == [])
    #expect(try await FileMediaStore(folder: folder.path, reserve: 0).hasRoom(for: 1))
  }

  @Test func `a part of a large file comes in pieces, and all of it does`() async throws {
    let store = try FileMediaStore(folder: folder.path)
    let bytes = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    let file = folder.path + "/large"
    try bytes.write(to: URL(filePath: file))
    let digest = try await store.keep(file).digest

    var pieces: [ByteBuffer] = []
    try await store.read(digest, 77..<900_001) { pieces.append($0) }

    #expect(pieces.map(\.readableBytes).max() == 128 << 10)
    #expect(Data(pieces.flatMap { Array($0.readableBytesView) }) == bytes[77..<900_001])
  }

  @Test func `a file that was cut off is told as a fault of the storage`() async throws {
    let store = try FileMediaStore(folder: folder.path)
    let file = folder.path + "/moth"
    try "moth".write(toFile: file, atomically: false, encoding: .utf8)
    let digest = try await store.keep(file).digest

    await #expect(throws: StorageFault.self) { try await store.read(digest, 0..<5) { _ in } }
  }

  private func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
