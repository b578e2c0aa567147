import Chat
import ChatTesting
import Foundation
import NIOCore
import Testing

@Suite("Media, on every engine", .timeLimit(.minutes(10)))
struct MediaStoreContractTests {
  @Test(arguments: Engine.allCases)
  func `an upload grows at its end, and is one file when it is to be prepared`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (media, id) = (stage.stores.media, stage.world.makeID() as MediaID)

    #expect(try await media.size(of: id) == 0)
    #expect(try await media.append(Pieces(text: "mot"), to: id, at: 0) == 3)
    #expect(try await media.append(Pieces(text: "hs"), to: id, at: 3) == 5)

    #expect(try await media.size(of: id) == 5)
    #expect(try await media.uploads() == [id])
    #expect(try await stage.content(of: id) == "moths")
    let (folder, content) = try await media.withFiles(of: id) { _, folder in
      (folder, try FileManager.default.contentsOfDirectory(atPath: folder))
    }
    #expect(content == [])
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test(arguments: Engine.allCases)
  func `what has come before a connection breaks is kept`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (media, id) = (stage.stores.media, stage.world.makeID() as MediaID)

    await #expect(throws: ChannelError.eof) {
      try await media.append(Pieces(text: "mot", breaks: true), to: id, at: 0)
    }

    #expect(try await media.size(of: id) == 3)
    #expect(try await media.append(Pieces(text: "h"), to: id, at: 3) == 4)
    #expect(try await stage.content(of: id) == "moth")
  }

  @Test(arguments: Engine.allCases)
  func `of what is to come whole or not at all, nothing is kept where it breaks`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (media, id) = (stage.stores.media, stage.world.makeID() as MediaID)
    _ = try await media.append(Pieces(text: "mo"), to: id, at: 0)

    await #expect(throws: ChannelError.eof) {
      try await media.appendWhole(Pieces(text: "thx", breaks: true), to: id, at: 2)
    }
    #expect(try await media.size(of: id) == 2)
    #expect(try await media.appendWhole(Pieces(text: "th"), to: id, at: 2) == 4)

    #expect(try await stage.content(of: id) == "moth")
    #expect(try await media.uploads() == [id])
  }

  @Test(arguments: Engine.allCases)
  func `an upload can be cut back, go on, and be removed`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (media, id) = (stage.stores.media, stage.world.makeID() as MediaID)
    _ = try await media.append(Pieces(text: "moths"), to: id, at: 0)

    try await media.truncate(id, to: 2)
    #expect(try await media.size(of: id) == 2)
    _ = try await media.append(Pieces(text: "on"), to: id, at: 2)
    #expect(try await stage.content(of: id) == "moon")

    for _ in 1...2 { try await media.remove(id) }
    #expect(try await media.size(of: id) == 0)
    #expect(try await media.uploads() == [])
  }

  @Test(arguments: Engine.allCases)
  func `equal files are kept once, under the digest of their bytes, whatever becomes of them`(
    engine: Engine
  ) async throws {
    let stage = try await Stage(engine)
    let media = stage.stores.media
    let folder = try ChatTesting.TemporaryFolder()
    let file = folder.path + "/moth"
    try "moth".write(toFile: file, atomically: false, encoding: .utf8)

    let first = try await media.keep(file)
    let second = try await media.keep(file)
    try "other".write(toFile: file, atomically: false, encoding: .utf8)

    #expect(first == second)
    #expect(first.bytes == 4)
    #expect(
      first.digest.description == "19c3d6e4f5c8b0da71e2d0fb9a7db15b"
        + "030db09a672f7d57705c278b2c0e4979")
    #expect(try await media.digests() == [first.digest])
    #expect(try await stage.bytes(first.digest, 0..<4) == "moth")
    #expect(try await stage.bytes(first.digest, 1..<3) == "ot")
    for _ in 1...2 { try await media.remove([first.digest]) }
    #expect(try await media.digests() == [])
    await #expect(throws: CommonRefusal.notFound) { try await stage.bytes(first.digest, 0..<4) }
  }

  @Test(arguments: Engine.allCases)
  func `what was made of an upload is kept after the upload has gone`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (media, id) = (stage.stores.media, stage.world.makeID() as MediaID)
    _ = try await media.append(Pieces(text: "moth"), to: id, at: 0)

    let kept = try await media.withFiles(of: id) { file, folder in
      try "small".write(toFile: folder + "/thumb", atomically: false, encoding: .utf8)
      return [try await media.keep(file).digest, try await media.keep(folder + "/thumb").digest]
    }
    try await media.remove(id)

    #expect(try await stage.bytes(kept[0], 0..<4) == "moth")
    #expect(try await stage.bytes(kept[1], 0..<5) == "small")
  }
}

extension Stage {
  fileprivate func content(of upload: MediaID) async throws -> String {
    try await stores.media.withFiles(of: upload) { file, _ in
      try String(contentsOfFile: file, encoding: .utf8)
    }
  }

  @discardableResult
  fileprivate func bytes(_ digest: MediaDigest, _ range: Range<Int>) async throws -> String {
    var bytes = ByteBuffer()
    try await stores.media.read(digest, range) { bytes.writeImmutableBuffer($0) }
    return String(buffer: bytes)
  }
}
