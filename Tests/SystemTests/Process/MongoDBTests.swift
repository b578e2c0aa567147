import Chat
import ChatTesting
import Foundation
import Testing

@testable import Martlet

/// The built server over a replica set, as an operator runs it.
@Suite(
  .serialized, .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct MongoDBTests {
  @Test func `What was acknowledged is there for a server with the same secrets, wherever it runs`()
    async throws
  {
    let (folder, elsewhere) = (try TemporaryFolder(), try TemporaryFolder())
    let store = try await database(in: .shared())
    let first = try await MartletProcess.serving(folder, ["--store", store])
    let (ada, grace, conversation) = try await LiveChat(port: first.port, epoch: "").friends()
    let socket = try await grace.connect()
    let epoch = socket.inbox.all("welcome").first?["epoch"].text
    #expect(try await ada.write("moth", in: conversation) == 1)
    try await socket.next("entry")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/data/martlet.sqlite"))

    try await first.killAtOnce()
    try shareSecrets(of: folder, with: elsewhere)
    let second = try await MartletProcess.serving(elsewhere, ["--store", store])

    let reader = grace.at(second.port)
    let log = try await reader.wholeLog(of: conversation)
    #expect(log.map { $0["message"]["body"].text } == ["moth"])
    #expect(try await reader.connect().inbox.all("welcome").first?["epoch"].text == epoch)
    second.send(SIGTERM)
    #expect(try await second.exitStatus() == 0)
  }

  @Test
  func `Four servers give the numbers of one conversation without a gap, also as they are killed`()
    async throws
  {
    let store = try await database(in: .shared())
    let folders = try (0..<4).map { _ in try TemporaryFolder() }
    var servers: [MartletProcess] = []
    for folder in folders {
      if !servers.isEmpty { try shareSecrets(of: folders[0], with: folder) }
      servers.append(try await MartletProcess.serving(folder, ["--store", store]))
    }
    let (ada, grace, conversation) = try await LiveChat(port: servers[0].port, epoch: "").friends()

    let acknowledged = Counter()
    let sent = try await withThrowingTaskGroup(of: Sender.Sent.self) { tasks in
      for (number, server) in servers.enumerated() {
        for (name, person) in [("ada", ada), ("grace", grace)] {
          let sender = Sender(
            name: "\(name)\(number)", device: person.at(server.port), conversation: conversation)
          let socket = try await sender.device.connect()
          tasks.addTask { await sender.sendUntilItEnds(socket, counting: acknowledged) }
        }
      }
      for (number, server) in servers.enumerated() {
        await acknowledged.wait(for: 100 * (number + 1))
        try await server.killAtOnce()
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }

    let after = try await MartletProcess.serving(folders[0], ["--store", store])
    try await Sender.expectAll(sent, in: conversation, at: after.port)
  }

  @Test func `Without a primary it says so within seconds, and serves again once there is one`()
    async throws
  {
    let (folder, replicas) = (try TemporaryFolder(), try await ReplicaSet())
    let martlet = try await MartletProcess.serving(folder, ["--store", database(in: replicas)])
    #expect(try await readiness(of: martlet) == 200)

    for member in 0..<3 { try await replicas.pause(member) }
    let start = ContinuousClock.now
    #expect(try await readiness(of: martlet) == 503)
    #expect(ContinuousClock.now - start < .seconds(10))

    for member in 0..<3 { try await replicas.resume(member) }
    try await replicas.settled()
    let end = ContinuousClock.now + .seconds(60)
    while try await readiness(of: martlet) != 200, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(try await readiness(of: martlet) == 200)
  }

  @Test
  func `A wrong password and nobody there are told, each with a code and no password`()
    async throws
  {
    var options = ReplicaSet.Options()
    options.members = 1
    options.user = ReplicaSet.User(name: "ada", password: "hidden")
    let set = try await ReplicaSet(options)
    let folders = try (0..<3).map { _ in try TemporaryFolder() }
    let wrong = try await MartletProcess(
      folders[0], ["--store", set.uri.replacing(":hidden@", with: ":guessed@")])
    let nowhere = try await MartletProcess(
      folders[1], ["--store", "mongodb://ada:hidden@127.0.0.1:1/?replicaSet=rs0"])
    let right = try await MartletProcess.serving(folders[2], ["--store", set.uri])

    #expect(try await wrong.exitStatus() == ExitCode.notPermitted.rawValue)
    #expect(try await nowhere.exitStatus() == ExitCode.unavailable.rawValue)

    #expect(wrong.logged.contains("cannot be used: it does not let Martlet in: "))
    #expect(nowhere.logged.contains("cannot be used: no primary can be reached: "))
    #expect(right.logged.contains("mongodb://ada:***@127.0.0.1:"))
    for logged in [wrong.logged, nowhere.logged, right.logged] {
      #expect(!logged.contains("guessed") && !logged.contains("hidden"))
    }
  }

  @Test func `A server that is no replica set is refused`() async throws {
    let folder = try TemporaryFolder()
    let alone = try await LoneMember(in: folder)

    let martlet = try await MartletProcess(folder, ["--store", alone.uri])

    #expect(try await martlet.exitStatus() == ExitCode.dataFault.rawValue)
    #expect(martlet.logged.contains("it is no member of a replica set"))
    withExtendedLifetime(alone) {}
  }

  @Test func `The check finds all well beside a server, and a new epoch has clients load anew`()
    async throws
  {
    let folder = try TemporaryFolder()
    let flags = ["--store", try await database(in: .shared())]
    let arguments = ["--data", folder.path + "/data"] + flags
    #expect(try await Operator.run(["check"] + arguments) == ExitCode.faulty.rawValue)
    let first = try await MartletProcess.serving(folder, flags)
    let ada = try await Device.register("ada", "Ada Lovelace", port: first.port)
    let epoch = try await ada.connect().inbox.all("welcome").first?["epoch"].text

    #expect(try await Operator.run(["check", "--purge"] + arguments) == 0)
    #expect(try await Operator.run(["backup", folder.path + "/all"] + arguments) == 64)
    #expect(try await Operator.run(["restore", folder.path + "/all"] + arguments) == 64)
    first.send(SIGTERM)
    #expect(try await first.exitStatus() == 0)
    #expect(try await Operator.run(["check", "--new-epoch"] + arguments) == 0)
    let second = try await MartletProcess.serving(folder, flags)

    var again = ada
    again.port = second.port
    let renewed = try await again.connect().inbox.all("welcome").first?["epoch"].text
    #expect(epoch != nil && renewed != nil && epoch != renewed)
  }

  /// A database of this test's own.
  private func database(in replicas: ReplicaSet) -> String {
    replicas.uri.replacing("/?", with: "/serve-\(UUID().uuidString)?")
  }

  /// As an operator copies them, so that one server takes the other's sessions.
  private func shareSecrets(of folder: TemporaryFolder, with other: TemporaryFolder) throws {
    try FileManager.default.createDirectory(
      atPath: other.path + "/data", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: folder.path + "/data/secrets.json", toPath: other.path + "/data/secrets.json")
  }

  private func readiness(of martlet: MartletProcess) async throws -> Int {
    try await HTTPClient.send(.GET, "/readyz", port: martlet.port).status
  }
}

/// A `mongod` on its own, which is none to rely on; killed with the test that started it.
private final class LoneMember {
  let uri: String
  private let process = Process()

  /// Returns when it takes connections.
  init(in folder: TemporaryFolder) async throws {
    let port = try LoopbackPort.choose()
    uri = "mongodb://127.0.0.1:\(port)"
    let data = folder.path + "/lone"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: ReplicaSet.mongod)
    process.arguments = [
      "--bind_ip", "127.0.0.1", "--port", "\(port)", "--dbpath", data, "--nounixsocket", "--quiet",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let end = ContinuousClock.now + .seconds(90)
    while LoopbackPort.isFree(port), ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
