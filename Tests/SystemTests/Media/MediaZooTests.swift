import Chat
import ChatTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Odd and hostile files of the zoo, sent to the built server while two others talk: a few of them, too
/// few for a judgement on time; in the long proof all.
///
/// What must become of each is held by the tests of the worker; here it is what others feel of it.
@Suite(.serialized, .timeLimit(.minutes(14))) struct MediaZooTests {
  private static let isLong = ProcessInfo.processInfo.environment["PROOF_ZOO"] != nil
  /// How long the two talk undisturbed before and after.
  private static let rest = Duration.seconds(isLong ? 20 : 1)

  @Test func `Whatever is sent to be prepared, the server lives and others hardly feel it`()
    async throws
  {
    let folder = try TemporaryFolder()
    let all = try Self.files(in: folder.path + "/zoo")
    let zoo = Self.isLong ? all : stride(from: 0, to: all.count, by: 12).map { all[$0] }
    let martlet = try await MartletProcess.serving(folder)
    let (ada, grace, between) = try await LiveChat(port: martlet.port, epoch: "").friends()
    let linus = try await LiveChat(port: martlet.port, epoch: "").stranger()
    let others = Bystanders(
      writer: try await ada.connect(), reader: try await grace.connect(), conversation: between)
    let baseline = try #require(martlet.peakMemory)

    var alone = try await others.talk("before", during: Self.rest)
    let progress = Counter()
    async let outcomes = Self.send(zoo, by: linus, counting: progress)
    let beside = try await others.talk("beside") { progress.count == zoo.count }
    let states = try await outcomes
    alone += try await others.talk("after", during: Self.rest)

    let growth = try #require(martlet.peakMemory) - baseline
    let ratio = beside.p99 / alone.p99
    print("\(zoo.count) files: \(states)")
    print(
      "the others' p99 of \(beside.count) words is \(ratio) times that of \(alone.count) without")
    print("the server's memory grew by \(growth >> 20) MiB")
    #expect(states["ready"] != nil && states["failed"] != nil)
    #expect(!Self.isLong || ratio < 2)
    #expect(growth < 32 << 20)
    try await LiveChat(port: martlet.port, epoch: "").expectAlive()
  }

  /// Sends each as what its name says it is; answers how many came to which state.
  private static func send(
    _ zoo: [String], by linus: Device, counting progress: Counter
  ) async throws -> [String: Int] {
    let opened = try await linus.send(.POST, "conversations", ["userId": .string(linus.user)])
    let notes = try #require(opened.json["id"].text, "\(opened.body)")
    var states: [String: Int] = [:]
    for file in zoo {
      states[try await linus.send(fileAt: file, to: notes), default: 0] += 1
      progress.add()
    }
    return states
  }

  /// Has the zoo made in `folder`; answers the paths.
  private static func files(in folder: String) throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Shell.run(
      MediaProcessTests.python, "-B", MediaProcessTests.root + "/Tests/MediaZoo", folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0 != "zoo.json" }.map { "\(folder)/\($0)" }
  }
}

extension Bystanders {
  fileprivate func talk(_ name: String, during time: Duration) async throws -> [Duration] {
    let end = ContinuousClock.now + time
    return try await talk(name) { ContinuousClock.now >= end }
  }
}

extension Device {
  /// Sends a file within a message; answers the state in which it ends, or the code of its refusal.
  fileprivate func send(fileAt path: String, to conversation: String) async throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: path))
    let name = URL(filePath: path).lastPathComponent
    let answer = try await tus(
      .POST, "/api/v1/uploads",
      [
        "Upload-Length": "\(bytes.count)", "Content-Type": Self.uploadType,
        "Upload-Metadata": Self.metadata(["filename": name, "filetype": Self.type(of: name)]),
      ], body: ByteBuffer(bytes: bytes))
    guard let media = answer.headers["Martlet-Media"].first else {
      return answer.json["code"].text ?? "\(answer.status)"
    }
    let message: JSONValue = ["clientId": .string(media), "attachments": [.string(media)]]
    let sent = try await send(.POST, "conversations/\(conversation)/messages", message)
    #expect([201, 415].contains(sent.status), "\(name): \(sent.body)")
    while true {
      let state = try await send(.GET, "media/\(media)").json["state"].text ?? ""
      guard state == "preparing" else { return state }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// What a client would believe by the name alone.
  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "jpg", "jpeg": "image/jpeg"
    case "png": "image/png"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "avif": "image/avif"
    case "heic": "image/heic"
    case "mp4", "mov", "webm", "mkv", "avi": "video/mp4"
    case "mp3", "ogg", "wav", "m4a", "flac": "audio/mpeg"
    default: "application/octet-stream"
    }
  }
}
