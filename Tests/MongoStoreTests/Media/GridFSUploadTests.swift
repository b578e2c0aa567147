import Chat
import ChatTesting
import NIOCore
import Testing

@testable import MongoStore

@Suite(
  "Uploads in GridFS", .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct GridFSUploadTests {
  private let id = MediaID(bits: 7)

  @Test(arguments: [
    0, 1, Chunks.bytes - 1, Chunks.bytes, Chunks.bytes + 1, 5 * Chunks.bytes, 9 * Chunks.bytes + 7,
  ])
  func `an upload is its bytes, wherever it was broken off`(size: Int) async throws {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(2 * Chunks.bytes + 5)
    let first = [UInt8].noise(size, seed: 2)

    if size > 0 {
      await #expect(throws: ChannelError.eof) {
        try await stage.media.append(Body(first, breaks: true), to: id, at: 0)
      }
    }
    #expect(try await stage.media.size(of: id) == size)
    let total = try await stage.media.append(Body(bytes), to: id, at: size)

    #expect(total == size + bytes.count)
    #expect(try await stage.media.size(of: id) == total)
    #expect(try await stage.bytes(of: id) == first + bytes)
    #expect(try await stage.count(.uploads) == Chunks.count(in: total))
  }

  @Test
  func `a task that was cancelled keeps what has come`() async throws {
    let stage = try await MediaStage()
    let task = Task { [id] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await stage.media.append(Body(.noise(300_000)), to: id, at: 0)
    }

    #expect(try await task.value == 300_000)
    #expect(try await stage.media.size(of: id) == 300_000)
  }

  @Test
  func `of what was to come whole nothing counts that the end of a node has cut off`() async throws
  {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(3 * Chunks.bytes)
    _ = try await stage.media.append(Body(Array(bytes[..<1_000])), to: id, at: 0)
    let (endless, more) = AsyncThrowingStream.makeStream(of: ByteBuffer.self)
    more.yield(ByteBuffer(repeating: 0x6d, count: 9 * Chunks.bytes))
    let work = Task { [id] in try await stage.media.appendWhole(endless, to: id, at: 1_000) }
    defer { work.cancel() }
    while try await stage.count(.uploads) < 9 { try await Task.sleep(for: .milliseconds(5)) }

    // The first is as good as dead: it never hears how its bytes go on.
    let other = try stage.node().media

    #expect(try await other.size(of: id) == 1_000)
    let size = try await other.appendWhole(Body(Array(bytes[1_000...])), to: id, at: 1_000)
    #expect(size == bytes.count)
    #expect(try await stage.bytes(of: id) == bytes)
    #expect(try await stage.count(.uploads) == Chunks.count(in: bytes.count))
    try await other.remove(id)
    #expect(try await stage.count(.uploads) == 0)
  }

  @Test
  func `of two who go on with an upload one is told so, and it stays whole`() async throws {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(400_000)
    _ = try await stage.media.append(Body(Array(bytes[..<1_000])), to: id, at: 0)

    let sizes = await withTaskGroup(of: Int?.self) { group in
      for _ in 1...4 {
        group.addTask { [id] in
          try? await stage.media.append(Body(Array(bytes[1_000...])), to: id, at: 1_000)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }

    #expect(
      sizes.compactMap(\.self).allSatisfy { $0 == 400_000 } && !sizes.allSatisfy { $0 == nil })
    #expect(try await stage.bytes(of: id) == bytes)
    await #expect(throws: MediaRefusal.interrupted) {
      try await stage.media.append(Body(bytes), to: id, at: 1_000)
    }
  }

  @Test(arguments: [0, 1, Chunks.bytes, Chunks.bytes + 1, 3 * Chunks.bytes - 1, 3 * Chunks.bytes])
  func `an upload is cut back to any size`(size: Int) async throws {
    let stage = try await MediaStage()
    let bytes = [UInt8].noise(3 * Chunks.bytes)
    _ = try await stage.media.append(Body(bytes), to: id, at: 0)

    try await stage.media.truncate(id, to: size)

    #expect(try await stage.media.size(of: id) == size)
    #expect(try await stage.bytes(of: id) == Array(bytes[..<size]))
  }

  @Test
  func `there is room until the disk is nearly full`() async throws {
    let stage = try await MediaStage()

    #expect(try await stage.media.hasRoom(for: 1))
    #expect(try await !stage.media.hasRoom(for: .max / 2))
  }
}
