import Chat
import ChatTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// The built server with its worker, killed at any moment between an upload's first byte and the
/// deletion of its message, and started again.
@Suite(.serialized, .timeLimit(.minutes(10))) struct MediaCrashTests {
  private static let rounds = 4

  @Test func `Whenever it is killed, what was acknowledged is whole and what was deleted is gone`()
    async throws
  {
    let folder = TestFolder(try TemporaryFolder())
    var chance = SplitMix64(seed: Proof(cases: 1).seeds.lowerBound)
    var server = try await folder.serve()
    let (ada, grace, conversation) = try await LiveChat(port: server.port, epoch: "").friends()
    var lives = PictureLives(conversation: conversation)
    for round in 1...Self.rounds {
      var writer = ada
      writer.port = server.port
      let moment = round == Self.rounds ? 40 : Int.random(in: 1...40, using: &chance)
      let delay = Duration.milliseconds(Int.random(in: 0...60, using: &chance))
      lives.merge(
        try await lives.begin(by: writer) { steps in
          await steps.wait(for: moment)
          try await Task.sleep(for: delay)
          try await server.killAtOnce()
        })
      server = try await folder.serve()
      var (reader, owner) = (grace, ada)
      (reader.port, owner.port) = (server.port, server.port)
      try await lives.judge(reader, owner)
    }
    var owner = ada
    owner.port = server.port

    try await lives.end(by: owner)

    #expect(lives.haveSeenAll, "otherwise it would have proved little")
    // What nobody was told of waits for its end of a day; nothing else is left.
    try await folder.eventually {
      $0.kept.count <= 3 * lives.untold && $0.uploads.count <= lives.untold
    }
  }
}

/// Pictures of one person on their way, and how far each is known to have come.
private struct PictureLives {
  let conversation: String
  /// Of messages that were acknowledged and whose deletion was not asked for, by media.
  private var sent: [String: Int] = [:]
  /// Of messages whose deletion was acknowledged.
  private var deleted: [String] = []
  /// Uploads that were acknowledged, and no message of which was.
  private var uploaded: [String] = []
  /// How many uploads were begun and never answered.
  private(set) var untold = 0
  private var number = 0

  /// Whether some were sent, and some deleted.
  var haveSeenAll: Bool { !sent.isEmpty && !deleted.isEmpty }

  init(conversation: String) { self.conversation = conversation }

  /// Four pictures at once, each until something breaks; `end`, which is told of every step, breaks it.
  mutating func begin(
    by writer: Device, until end: (Counter) async throws -> Void
  ) async throws -> [Fate] {
    let steps = Counter()
    let first = number
    number += 400
    let conversation = conversation
    return try await withThrowingTaskGroup(of: [Fate].self) { lives in
      for lane in 0..<4 {
        lives.addTask {
          var fates: [Fate] = []
          for step in 0..<100 {
            let picture = first + lane * 100 + step
            let fate = await Fate.of(picture, deletes: step % 2 == 0, writer, conversation, steps)
            fates.append(fate)
            if fate.isBroken { break }
          }
          return fates
        }
      }
      try await end(steps)
      return try await lives.reduce(into: []) { $0 += $1 }
    }
  }

  mutating func merge(_ fates: [Fate]) {
    for fate in fates {
      switch fate {
      case .untold: untold += 1
      case .uploaded(let media): uploaded.append(media)
      case .sent(let media, let seq, _): sent[media] = seq
      case .deleted(let media): deleted.append(media)
      case .deleting: break
      }
    }
  }

  /// Every picture of an acknowledged message can be fetched, none of a deleted one.
  func judge(_ reader: Device, _ owner: Device) async throws {
    for media in sent.keys {
      try await eventually("\(media) is ready") {
        try await reader.send(.GET, "media/\(media)").json["state"] == "ready"
      }
      for variant in ["original", "preview", "thumb"] {
        let answer = try await reader.send(.GET, "media/\(media)/\(variant)")
        #expect(answer.status == 200 && !answer.body.isEmpty, "\(media) \(variant)")
      }
    }
    for media in deleted {
      for device in [reader, owner] {
        #expect(try await device.send(.GET, "media/\(media)/original").status == 404)
      }
    }
  }

  /// Deletes every message and withdraws every upload that was acknowledged.
  func end(by owner: Device) async throws {
    let log = try await owner.wholeLog(of: conversation)
    for entry in log where entry["kind"] == "message" && entry["message"]["deletedAt"] == .null {
      let seq = try #require(entry["seq"].number)
      let path = "conversations/\(conversation)/messages/\(seq)?clientId=end-\(seq)"
      #expect(try await owner.send(.DELETE, path).status == 200)
    }
    for media in uploaded {
      let tus: HTTPHeaders = ["Tus-Resumable": "1.0.0"]
      // Its message may be there all the same, and is deleted then.
      _ = try await owner.send(.DELETE, "uploads/\(media)", headers: tus)
    }
  }
}

/// How far one picture is known to have come.
private enum Fate: Sendable {
  case untold
  case uploaded(String)
  case sent(String, Int, isBroken: Bool)
  /// Its deletion was asked for and not answered.
  case deleting
  case deleted(String)

  var isBroken: Bool {
    switch self {
    case .sent(_, _, let isBroken): isBroken
    case .deleted: false
    default: true
    }
  }

  static func of(
    _ number: Int, deletes: Bool, _ writer: Device, _ conversation: String,
    _ steps: Counter
  ) async -> Fate {
    guard let media = try? await writer.upload(number) else { return .untold }
    steps.add()
    let message: JSONValue = [
      "clientId": .string("picture-\(number)"), "attachments": [.string(media)],
    ]
    let path = "conversations/\(conversation)/messages"
    guard let seq = try? await writer.send(.POST, path, message).json["seq"].number else {
      return .uploaded(media)
    }
    steps.add()
    guard deletes else { return .sent(media, seq, isBroken: false) }
    let deletion = "\(path)/\(seq)?clientId=gone-\(number)"
    guard let answer = try? await writer.send(.DELETE, deletion), answer.status == 200 else {
      return .deleting
    }
    steps.add()
    return .deleted(media)
  }
}

extension Device {
  /// Uploads a picture that no other number has; answers its id.
  fileprivate func upload(_ number: Int) async throws -> String {
    let colour = [UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
    let bytes = ByteBuffer(bytes: Self.dot(colour))
    let headers: HTTPHeaders = [
      "Authorization": "Bearer \(token)", "Tus-Resumable": "1.0.0",
      "Upload-Length": "\(bytes.readableBytes)",
      "Upload-Metadata": "filetype \(Data("image/gif".utf8).base64EncodedString())",
      "Content-Type": "application/offset+octet-stream",
    ]
    let answer = try await HTTPClient.send(
      .POST, "/api/v1/uploads", headers: headers, body: bytes, port: port)
    return try #require(answer.headers["Martlet-Media"].first)
  }

  /// A GIF of one pixel (GIF89a), in this colour.
  private static func dot(_ colour: [UInt8]) -> [UInt8] {
    Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + colour + [255, 255, 255]
      + [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]
  }
}

/// A server's folder, and what lies in it.
private struct TestFolder {
  private let folder: TemporaryFolder

  init(_ folder: TemporaryFolder) { self.folder = folder }

  func serve() async throws -> MartletProcess { try await MartletProcess.serving(folder) }

  /// Files below `media`.
  var kept: [String] { files(in: "media") }
  /// Files below `uploads`.
  var uploads: [String] { files(in: "uploads") }

  private func files(in name: String) -> [String] {
    let path = folder.path + "/data/" + name
    let below = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return below.filter { FileManager.default.contents(atPath: "\(path)/\($0)") != nil }
  }

  func eventually(_ holds: (Self) -> Bool) async throws {
    try await SystemTests.eventually("nothing is left over: \(kept) \(uploads)") { holds(self) }
  }
}

private func eventually(_ what: @autoclosure () -> String, _ holds: () async throws -> Bool)
  async throws
{
  let end = ContinuousClock.now + .seconds(90)
  while try await !holds() {
    guard ContinuousClock.now < end else {
      Issue.record("\(what())")
      return
    }
    try await Task.sleep(for: .milliseconds(50))
  }
}
