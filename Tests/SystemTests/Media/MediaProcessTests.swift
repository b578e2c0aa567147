import Chat
import ChatTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// The built server with its media worker: large files, cut connections, and its own sudden end.
@Suite(.serialized, .timeLimit(.minutes(10))) struct MediaProcessTests {
  @Test
  func `A client that nobody here wrote sends 200 MB over a connection that is cut ten times`()
    async throws
  {
    let folder = try TemporaryFolder()
    let martlet = try await MartletProcess.serving(folder)
    let ada = try await LiveChat(port: martlet.port, epoch: "").stranger()
    let before = try #require(martlet.peakMemory)

    try await Program.output(of: [
      Self.python, "-B", Self.root + "/Tests/TusClient", "--port", "\(martlet.port)", "--token",
      ada.token, "--bytes", "200000000", "--cuts", "10",
    ])

    let growth = try #require(martlet.peakMemory) - before
    print("memory grew by \(growth >> 10) KiB while 200 MB came in and went out")
    #expect(growth < 32 << 20)
  }

  @Test func `Killed in the middle of an upload, it goes on from what it had`() async throws {
    let folder = try TemporaryFolder()
    let first = try await MartletProcess.serving(folder)
    var ada = try await LiveChat(port: first.port, epoch: "").stranger()
    let bytes = (0..<2_000_000).map { String($0) }.joined()
    let place = try await ada.announce(bytes.utf8.count)
    let wire = try await Wire.connect(port: first.port)
    try await wire.send(
      .PATCH, place,
      ada.tusHeaders([
        "Upload-Offset": "0", "Content-Type": Device.uploadType,
        "Content-Length": "\(bytes.utf8.count)",
      ]), body: ByteBuffer(string: String(bytes.prefix(bytes.count / 2))))
    let file = folder.path + "/data/uploads/" + (place.split(separator: "/").last ?? "")
    while Self.size(of: file) < 1 << 20 { try await Task.sleep(for: .milliseconds(1)) }
    try await first.killAtOnce()

    let second = try await MartletProcess.serving(folder)
    ada.port = second.port
    let offset = try #require(try await ada.offset(of: place))
    #expect(offset >= 1 << 20 && offset < bytes.utf8.count)
    let rest = try await ada.patch(place, at: offset, String(bytes.dropFirst(offset)))

    let media = try #require(rest.headers["Martlet-Media"].first, "\(rest.body)")
    try await ada.waitUntilReady(media)
    #expect(try await ada.send(.GET, "media/\(media)/original").body == bytes)
  }

  @Test func `Killed in the middle of what a checksum is for, it has nothing of that`() async throws
  {
    let folder = try TemporaryFolder()
    let first = try await MartletProcess.serving(folder)
    var ada = try await LiveChat(port: first.port, epoch: "").stranger()
    let bytes = (0..<2_000_000).map { String($0) }.joined()
    let place = try await ada.announce(bytes.utf8.count)
    _ = try await ada.patch(place, at: 0, String(bytes.prefix(1_000)))
    let wire = try await Wire.connect(port: first.port)
    try await wire.send(
      .PATCH, place,
      ada.tusHeaders([
        "Upload-Offset": "1000", "Content-Type": Device.uploadType,
        "Upload-Checksum": "sha1 jnf0n4J7ZsOf2Ib5nm73BMH+zCY=",
        "Content-Length": "\(bytes.utf8.count - 1_000)",
      ]), body: ByteBuffer(string: String(bytes.prefix(bytes.count / 2))))
    let file = folder.path + "/data/uploads/" + (place.split(separator: "/").last ?? "")
    while Self.size(of: file) < 1 << 20 { try await Task.sleep(for: .milliseconds(1)) }
    try await first.killAtOnce()

    let second = try await MartletProcess.serving(folder)
    ada.port = second.port
    #expect(try await ada.offset(of: place) == 1_000)
    let rest = try await ada.patch(place, at: 1_000, String(bytes.dropFirst(1_000)))

    let media = try #require(rest.headers["Martlet-Media"].first, "\(rest.body)")
    try await ada.waitUntilReady(media)
    #expect(try await ada.send(.GET, "media/\(media)/original").body == bytes)
  }

  @Test func `Readers who stop cost little, however large the file is`() async throws {
    let folder = try TemporaryFolder()
    let martlet = try await MartletProcess.serving(
      folder, ["--limits-file-bytes", "2000000000"])
    let ada = try await LiveChat(port: martlet.port, epoch: "").stranger()
    let size = 300_000_000
    let place = try await ada.announce(size)
    let wire = try await Wire.connect(port: martlet.port)
    try await wire.send(
      .PATCH, place,
      ada.tusHeaders([
        "Upload-Offset": "0", "Content-Type": Device.uploadType, "Content-Length": "\(size)",
      ]))
    let piece = ByteBuffer(repeating: 0x6d, count: 1_000_000)
    for _ in 0..<size / 1_000_000 { try await wire.send(piece) }
    let media = try #require(
      await wire.received(upTo: "\r\n\r\n").split(separator: "Martlet-Media: ").last?.prefix(36))
    try await ada.waitUntilReady(String(media))
    #expect(
      try await ada.send(.GET, "media/\(media)/original", headers: ["Range": "bytes=-4"]).body
        == "mmmm")
    // The first bring buffers with them that the later ones share.
    var readers = try await Self.readersWhoStop(of: media, ada)
    let before = try #require(martlet.peakMemory)

    readers += try await Self.readersWhoStop(of: media, ada)

    let each = (try #require(martlet.peakMemory) - before) / Self.readers
    print("a reader who stops costs \(each >> 10) KiB")
    #expect(each < 2 << 20)
    for reader in readers { try await reader.close() }
    try await LiveChat(port: martlet.port, epoch: "").expectAlive()
  }

  /// Each asks for all of it and takes nothing; by the end the server has sent what it can.
  private static func readersWhoStop(of media: Substring, _ device: Device) async throws -> [Wire] {
    var readers: [Wire] = []
    for _ in 0..<Self.readers {
      let reader = try await Wire.connect(port: device.port)
      try await reader.stopReading()
      try await reader.send(.GET, "/api/v1/media/\(media)/original", device.tusHeaders([:]))
      readers.append(reader)
    }
    try await Task.sleep(for: .seconds(2))
    return readers
  }

  private static let readers = 20

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL.path

  static let python = root + "/.venv/bin/python"

  private static func size(of file: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
