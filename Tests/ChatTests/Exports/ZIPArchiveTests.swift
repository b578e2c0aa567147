import ChatTesting
import Foundation
import NIOCore
import Testing

@testable import Chat

/// Archives, as a program takes them that nobody here wrote: Python's `zipfile`.
@Suite(.timeLimit(.minutes(10))) struct ZIPArchiveTests {
  private let folder: TemporaryFolder
  private let time = Timestamp(milliseconds: 1_767_323_045_000)

  init() throws { folder = try TemporaryFolder() }

  @Test func `Every file is read back with its name, its time and its bytes`() async throws {
    let large = Array(repeating: UInt8(ascii: "m"), count: 200_000)
    var archive = ZIPArchive()
    var bytes = archive.add("data/ä 🦋.json", ByteBuffer(string: "{}"), at: time)
    bytes.writeImmutableBuffer(archive.add("empty", ByteBuffer(), at: time))
    bytes.writeImmutableBuffer(archive.begin("media/moth", about: large.count, at: time))
    for piece in [large[..<1], large[1..<131_072], large[131_072...]] {
      bytes.writeImmutableBuffer(archive.append(ByteBuffer(bytes: piece)))
    }
    bytes.writeImmutableBuffer(archive.append(ByteBuffer()))
    bytes.writeImmutableBuffer(archive.end())
    bytes.writeImmutableBuffer(archive.finish())

    let read = try await read(bytes)

    #expect(read.bad == nil)
    #expect(read.files.map(\.name) == ["data/ä 🦋.json", "empty", "media/moth"])
    #expect(read.files.map(\.size) == [2, 0, 200_000])
    #expect(read.files.allSatisfy { $0.time == [2026, 1, 2, 3, 4, 4] && $0.mode == 0o100600 })
    #expect(read.files.map(\.start) == ["{}", "", "mmmm"])
  }

  @Test(arguments: [0, 100, 5_000])
  func `From any number on ZIP64 takes over`(limit: UInt64) async throws {
    var archive = ZIPArchive(fields: .init(bytes: limit, files: 3))
    var bytes = ByteBuffer()
    for number in 1...4 {
      bytes.writeImmutableBuffer(
        archive.add("\(number)", ByteBuffer(string: "moth"), at: time))
      bytes.writeImmutableBuffer(archive.begin("large\(number)", about: 4_000, at: time))
      bytes.writeImmutableBuffer(
        archive.append(ByteBuffer(repeating: UInt8(ascii: "b"), count: 4_000)))
      bytes.writeImmutableBuffer(archive.end())
    }
    bytes.writeImmutableBuffer(archive.finish())

    let read = try await read(bytes)

    #expect(read.bad == nil)
    #expect(read.files.map(\.size) == [4, 4_000, 4, 4_000, 4, 4_000, 4, 4_000])
    #expect(read.files.map(\.start) == (0..<8).map { $0.isMultiple(of: 2) ? "moth" : "bbbb" })
  }

  @Test func `More than 65,535 files are all there`() async throws {
    var archive = ZIPArchive()
    var bytes = ByteBuffer()
    for number in 1...65_600 {
      bytes.writeImmutableBuffer(archive.add("\(number)", ByteBuffer(), at: time))
    }
    bytes.writeImmutableBuffer(archive.finish())

    let read = try await read(bytes)

    #expect(read.files.count == 65_600 && read.files.last?.name == "65600")
  }

  @Test func `Without its end it is no archive`() async throws {
    var archive = ZIPArchive()
    var bytes = archive.add("1", ByteBuffer(string: "moth"), at: time)
    let end = archive.finish()
    bytes.writeBytes(end.readableBytesView.dropLast())

    await #expect(throws: Program.Failed.self) { try await read(bytes) }
  }

  @Test func `The checksum is the standard's`() {
    var crc = CRC32()
    for piece in ["1234", "", "56789"] { crc.update(ByteBuffer(string: piece)) }

    #expect(crc.value == 0xcbf4_3926)
    #expect(CRC32().value == 0)
  }

  private struct Reading: Decodable {
    struct File: Decodable {
      let name: String
      let size: Int
      let time: [Int]
      let mode: Int
      let start: String
    }

    /// The first whose bytes are not what its checksum says.
    let bad: String?
    let files: [File]
  }

  private func read(_ bytes: ByteBuffer) async throws -> Reading {
    let path = folder.path + "/archive.zip"
    try Data(bytes.readableBytesView).write(to: URL(filePath: path))
    let printed = try await Program.output(of: ["/usr/bin/env", "python3", "-c", Self.reader, path])
    return try JSONDecoder().decode(Reading.self, from: printed)
  }

  private static let reader = """
    import json, sys, zipfile
    with zipfile.ZipFile(sys.argv[1]) as archive:
        files = [{"name": f.filename, "size": f.file_size, "time": f.date_time,
                  "mode": f.external_attr >> 16, "start": archive.read(f)[:4].decode()}
                 for f in archive.infolist()]
        print(json.dumps({"bad": archive.testzip(), "files": files}))
    """
}
