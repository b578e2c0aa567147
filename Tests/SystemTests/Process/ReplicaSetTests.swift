import ChatTesting
import Foundation
import Testing

/// The replica set that tests of what MongoDB keeps stand on: what they do to it has to happen.
@Suite(
  .serialized, .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct ReplicaSetTests {
  @Test func `Where the leader is killed or paused another leads, and on its return follows`()
    async throws
  {
    let replicas = try await ReplicaSet()
    let first = try await replicas.settled()

    try await replicas.kill(first)
    #expect(try await replicas.processes()[first] == nil)
    let second = try await replicas.primary()
    #expect(second != first)
    try await replicas.restart(first)
    #expect(try await replicas.settled() == second)
    #expect(try await replicas.processes().allSatisfy { $0 != nil })

    try await replicas.pause(second)
    let third = try await replicas.primary()
    #expect(third != second)
    try await replicas.resume(second)
    #expect(try await replicas.settled() != second)
  }

  @Test(.enabled(if: ReplicaSet.canBePartitioned, "networks need root and Linux"))
  func `A leader that is cut off leads no more, and a killed keeper's networks go with the next`()
    async throws
  {
    var options = ReplicaSet.Options()
    options.usesNamespaces = true
    let replicas = try await ReplicaSet(options)
    defer { try? FileManager.default.removeItem(atPath: replicas.folder) }
    let first = try await replicas.settled()

    try await replicas.partition(first)
    let second = try await replicas.primary()
    #expect(second != first)
    try await replicas.heal(first)
    #expect(try await replicas.settled() == second)

    let links = "/sys/class/net/mlt\(replicas.keeperProcess)"
    #expect(FileManager.default.fileExists(atPath: links))
    let processes = try await replicas.processes().compactMap(\.self)
    kill(replicas.keeperProcess, SIGKILL)
    try await Self.wait { !processes.contains(where: Self.isMongod) }
    _ = try await ReplicaSet(options)
    #expect(!FileManager.default.fileExists(atPath: links))
  }

  @Test func `A set behind TLS and a password comes together, and says so where it is found`()
    async throws
  {
    var options = ReplicaSet.Options()
    options.usesTLS = true
    options.user = ReplicaSet.User(name: "ada", password: "secret")
    let replicas = try await ReplicaSet(options)

    #expect(replicas.uri.hasPrefix("mongodb://ada:secret@127.0.0.1:"))
    #expect(replicas.uri.contains("&tls=true&tlsCAFile=\(replicas.folder)/authority.pem"))
    let first = try await replicas.settled()
    try await replicas.kill(first)
    #expect(try await replicas.primary() != first)
  }

  @Test func `A set that is let go leaves no process and no file`() async throws {
    var replicas: ReplicaSet? = try await ReplicaSet()
    let processes = try #require(try await replicas?.processes()).compactMap(\.self)
    let folder = try #require(replicas?.folder)
    // One that does nothing has to go, too.
    try await replicas?.pause(1)
    #expect(processes.filter(Self.isMongod).count == 3)
    #expect(FileManager.default.fileExists(atPath: folder))

    replicas = nil

    try await Self.wait { !processes.contains(where: Self.isMongod) }
    try await Self.wait { !FileManager.default.fileExists(atPath: folder) }
  }

  @Test func `Members end even where their keeper is killed, and asking it is an error`()
    async throws
  {
    let replicas = try await ReplicaSet()
    let processes = try await replicas.processes().compactMap(\.self)
    defer { try? FileManager.default.removeItem(atPath: replicas.folder) }

    kill(replicas.keeperProcess, SIGKILL)

    try await Self.wait { !processes.contains(where: Self.isMongod) }
    await #expect(throws: (any Error).self) { try await replicas.primary() }
  }

  /// Nobody is told when another process ends.
  private static func wait(
    for isDone: () -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while !isDone(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(10)) }
    #expect(isDone(), sourceLocation: sourceLocation)
  }

  /// A process that has ended but nobody has asked about yet has no words left.
  private static func isMongod(_ process: Int32) -> Bool {
    let words = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
    return words?.contains("mongod") == true
  }
}
