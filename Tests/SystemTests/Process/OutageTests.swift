import Chat
import ChatTesting
import Foundation
import NIOHTTP1
import Testing

/// The built server while its replica set has no majority.
@Suite(
  .serialized, .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct OutageTests {
  enum Outage: CaseIterable, Sendable {
    /// Whoever leads steps down, and knows it.
    case othersKilled
    /// Nobody says anything, with all connections open.
    case allPaused
  }

  @Test(arguments: Outage.allCases)
  func `Without a majority every request is told to come again, soon; then it is done once`(
    outage: Outage
  ) async throws {
    let replicas = try await ReplicaSet()
    let store = replicas.uri.replacing("/?", with: "/outage?")
    let martlet = try await MartletProcess.serving(TemporaryFolder(), ["--store", store])
    let (ada, grace, conversation) = try await LiveChat(port: martlet.port, epoch: "").friends()
    try await ada.write("before", in: conversation)
    let socket = try await grace.connect()
    let away = try await begin(outage, replicas)
    try await wait(for: 503, of: martlet)

    let refused = try await answers(to: requests(in: conversation), from: ada)

    for (request, answer, time) in refused {
      #expect(answer.status == 503, "\(request)")
      #expect(answer.headers["Retry-After"].first.flatMap { Int($0) } ?? 0 > 0, "\(request)")
      #expect(answer.json["code"] == "busy", "\(request)")
      #expect(time < .seconds(60), "\(request)")
    }
    let slowest = refused.map(\.time).max() ?? .zero
    print("outage: \(outage): \(refused.count) requests told so, the slowest after \(slowest)")

    try await end(outage, replicas, away)
    try await wait(for: 200, of: martlet)
    // What may have been stored without an answer was told to nobody.
    try await socket.next("resync")
    #expect(try await ada.write("during", in: conversation) == 2)
    #expect(try await ada.write("during", in: conversation) == 2)
    #expect(try await grace.wholeLog(of: conversation).map { $0["seq"].number } == [1, 2])
  }

  private func begin(_ outage: Outage, _ replicas: ReplicaSet) async throws -> [Int] {
    let primary = try await replicas.settled()
    let away = (0..<3).filter { outage == .allPaused || $0 != primary }
    for member in away {
      switch outage {
      case .othersKilled: try await replicas.kill(member)
      case .allPaused: try await replicas.pause(member)
      }
    }
    return away
  }

  private func end(_ outage: Outage, _ replicas: ReplicaSet, _ away: [Int]) async throws {
    for member in away {
      switch outage {
      case .othersKilled: try await replicas.restart(member)
      case .allPaused: try await replicas.resume(member)
      }
    }
    try await replicas.settled()
  }

  private struct Request: Sendable {
    let method: HTTPMethod
    let path: String
    var body: JSONValue?
  }

  /// Of every kind, and of one kind more than there are threads for.
  private func requests(in id: String) -> [Request] {
    let message: JSONValue = ["clientId": "during", "body": "during"]
    let kinds = [
      Request(method: .GET, path: "conversations"),
      Request(method: .GET, path: "conversations/\(id)/log"),
      Request(method: .POST, path: "conversations/\(id)/messages", body: message),
      Request(
        method: .PATCH, path: "conversations/\(id)/messages/1",
        body: ["clientId": "edit", "body": "edited"]),
      Request(method: .PUT, path: "conversations/\(id)/read", body: ["seq": 1]),
      Request(method: .PATCH, path: "users/me", body: ["displayName": "Ada"]),
    ]
    return kinds + Array(repeating: kinds[0], count: 94)
  }

  private func answers(to requests: [Request], from device: Device) async throws -> [(
    request: Request, answer: Answer, time: Duration
  )] {
    try await withThrowingTaskGroup(of: (Request, Answer, Duration).self) { tasks in
      for request in requests {
        tasks.addTask {
          let start = ContinuousClock.now
          let answer = try await device.send(request.method, request.path, request.body)
          return (request, answer, ContinuousClock.now - start)
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
  }

  /// Nobody is told when the server changes its mind.
  private func wait(for status: Int, of martlet: MartletProcess) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while try await readiness(of: martlet) != status, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(try await readiness(of: martlet) == status)
  }

  private func readiness(of martlet: MartletProcess) async throws -> Int {
    try await HTTPClient.send(.GET, "/readyz", port: martlet.port).status
  }
}
