import Chat
import ChatTesting
import Foundation
import MongoStore
import SQLiteStore
import Testing

/// An instance goes to a real replica set and comes back, and nobody can tell.
@Suite(.serialized, .timeLimit(.minutes(10)), .enabled(if: ReplicaSet.isAvailable))
struct MigrationTests {
  @Test(arguments: [UInt64(7), 8, 9])
  func `There and back everything is as it was, byte by byte`(seed: UInt64) async throws {
    let (here, back) = (try TemporaryFolder(), try TemporaryFolder())
    try await FullInstance.fill(here.path, seed: seed, entries: 400)
    let (before, files) = (try WholeDump(of: here.path), try MediaFiles(of: here.path))
    let address = try await ReplicaSet.freshAddress()

    let there = try await MigrateProcess(from: here.path, to: address).end()
    let home = try await MigrateProcess(from: address, to: back.path).end()

    try #require(there.status == 0 && home.status == 0, "\(there)\n\(home)")
    #expect(try WholeDump(of: back.path).differences(from: before) == [])
    #expect(try MediaFiles(of: back.path) == files)
    #expect(files.names.count > 5 && before.lines.count > 400)
    // The source was only read.
    #expect(try WholeDump(of: here.path).differences(from: before) == [])
    #expect(there.proof == home.proof && there.proof.count == 16)
    let findings = try DatabaseCheck.run(in: back.path)
    #expect(findings.flatMap(\.faults) == [])
    #expect(!FileManager.default.fileExists(atPath: back.path + "/migration.json"))
    #expect(!FileManager.default.fileExists(atPath: here.path + "/migration"))
  }

  @Test func `What clients hold stays valid on every engine`() async throws {
    let (here, back) = (try TemporaryFolder(), try TemporaryFolder())
    let (hedy, copy) = try await LiveChat.run(in: here) { chat in
      let hedy = try await Device.register("hedy", "Hedy Lamarr", port: chat.port)
      let joan = try await Device.register("joan", "Joan Clarke", port: chat.port)
      let conversation = try await hedy.befriend(joan)
      for number in 1...30 { try await joan.write("message \(number)", in: conversation) }
      var copy = ClientCopy()
      for frame in try await hedy.connect().inbox.all { copy.take(frame) }
      return (hedy, copy)
    }
    let address = try await ReplicaSet.freshAddress()

    let there = try await MigrateProcess(from: here.path, to: address).end()
    try #require(there.status == 0, "\(there)")
    let mongo = try await MongoStores(
      try #require(MongoAddress(address)), folder: try TemporaryFolder().path, logger: .silent)
    try await LiveChat.run(wrapping: { _ in mongo }) { try await expectNoNews(of: copy, hedy, $0) }
    try await mongo.close()
    let home = try await MigrateProcess(from: address, to: back.path).end()
    try #require(home.status == 0, "\(home)")
    try await LiveChat.run(in: back) { try await expectNoNews(of: copy, hedy, $0) }
  }

  /// A device that says what it has is sent nothing of it again, and is still logged in.
  private func expectNoNews(of copy: ClientCopy, _ device: Device, _ chat: LiveChat) async throws {
    var device = device
    device.port = chat.port
    let greeted = try await device.connect(copy.greeting)
    #expect(greeted.inbox.all("welcome").map { $0["epoch"].text } == [copy.epoch])
    #expect(greeted.inbox.all("conversation").isEmpty && greeted.inbox.all("me").isEmpty)
    #expect(greeted.inbox.all("synced").map { $0["gone"].items } == [[]])
    #expect(!copy.conversations.isEmpty)
    #expect(try await device.refresh().status == 200)
  }
}

extension MigrateProcess.End {
  /// The lines that say how much there is, and its hashes.
  var proof: [String] {
    printed.split(separator: "\n").map(String.init)
      .filter { !$0.contains("secrets.json") }
  }
}

extension ReplicaSet {
  /// The address of a database that nobody has used.
  static func freshAddress() async throws -> String {
    try await shared().uri.replacing("/?", with: "/migration-\(UUID().uuidString.prefix(8))?")
  }
}

/// The bytes of media in a data folder, by the paths of their files.
struct MediaFiles: Equatable {
  private let files: [String: Data]
  var names: [String] { files.keys.sorted() }

  init(of folder: String) throws {
    var files: [String: Data] = [:]
    for place in ["media", "uploads"] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(place)") {
        let path = "\(folder)/\(place)/\(name)"
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isFolder.boolValue else { continue }
        files["\(place)/\(name)"] = try Data(contentsOf: URL(filePath: path))
      }
    }
    self.files = files
  }
}
