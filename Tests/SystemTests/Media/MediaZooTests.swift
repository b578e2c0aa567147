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

  @Test func `Whatever is sent to be prepared, the server lives and others hardly feel it`()
    async throws
  {
    let folder = try TemporaryFolder()
    let zoo = try await Self.files(in: folder.path + "/zoo")
    let martlet = try await MartletProcess.serving(folder)
    let (ada, grace, between) = try await LiveChat(port: martlet.port, epoch: "").friends()
    let linus = try await LiveChat(port: martlet.port, epoch: "").stranger()
    let opened = try await linus.send(.POST, "conversations", ["userId": .string(linus.user)])
    let notes = try #require(opened.json["id"].text, "\(opened.body)")
    let others = Bystanders(
      writer: try await ada.connect(), reader: try await grace.connect(), conversation: between)
    let baseline = try #require(martlet.peakMemory)
    var ratios: [Double] = []
    var states: [String: Int] = [:]

    while ratios.count < Self.rounds {
      let round = ratios.count
      var alone = try await others.talk("before\(round)", during: Self.rest)
      let files = Self.files(of: zoo, in: round)
      let progress = Counter()
      async let outcomes = linus.send(files, to: notes, counting: progress)
      let beside = try await others.talk("beside\(round)") { progress.count == files.count }
      states.merge(try await outcomes, uniquingKeysWith: +)
      alone += try await others.talk("after\(round)", during: Self.rest)
      ratios.append(beside.p99 / alone.p99)
    }

    let growth = try #require(martlet.peakMemory) - baseline
    print("\(states.values.reduce(0, +)) files: \(states)")
    print("the others' p99 is so many times that without: \(ratios), \(ratios.median)")
    print("the server's memory grew by \(growth >> 20) MiB")
    #expect(states["ready"] != nil && states["failed"] != nil)
    #expect(!Self.isLong || ratios.median < 2)
    #expect(growth < 32 << 20)
    try await LiveChat(port: martlet.port, epoch: "").expectAlive()
  }

  /// In the long proof each round has its share of the zoo, and is a judgement of its own: what else
  /// the machine has to do differs from one to the next.
  private static let rounds = isLong ? 7 : 1
  /// How long the two talk undisturbed before and after each.
  private static let rest = Duration.seconds(isLong ? 10 : 1)

  private static func files(of zoo: [String], in round: Int) -> [String] {
    let shares = isLong ? rounds : 12
    return stride(from: round % shares, to: zoo.count, by: shares).map { zoo[$0] }
  }

  /// Has the zoo made in `folder`; answers the paths.
  private static func files(in folder: String) async throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try await Program.output(
      of: [MediaProcessTests.python, "-B", MediaProcessTests.root + "/Tests/MediaZoo", folder])
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

extension [Double] {
  /// What half of them are not above; of an even number, the higher of the two in the middle.
  fileprivate var median: Double { sorted()[count / 2] }
}

extension Device {
  /// Sends each as what its name says it is; answers how many came to which state.
  fileprivate func send(
    _ files: [String], to conversation: String, counting progress: Counter
  ) async throws -> [String: Int] {
    var states: [String: Int] = [:]
    for file in files {
      // Whoever talks meanwhile waits for the last, whatever becomes of it.
      defer { progress.add() }
      states[try await send(fileAt: file, to: conversation), default: 0] += 1
    }
    return states
  }

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
