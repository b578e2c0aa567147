import Foundation
import NIOCore

/// The same requests of the same server over SQLite and over MongoDB, at 1, 16 and 64 at once.
///
/// Somebody with twenty friends and fifteen open requests lists both and leafs through a conversation;
/// the friends write.
struct StoresSideBySide: Scenario {
  private static let atOnce = [1, 16, 64]
  private static let friends = 20
  private static let askers = 15
  private static let messages = 200
  private static let seconds: Int64 = 5

  func run(_ bench: Bench) async throws -> [Figure] {
    guard let mongodb = bench.options.mongodb else {
      throw BenchFault("stores needs --mongodb with the address of a replica set")
    }
    let sqlite = try await rates(of: bench.startServer(), bench)
    let replicated = try await rates(of: bench.startServer(mongodb: mongodb), bench)
    return sqlite.map { Figure("sqlite." + $0.name, $0.value) }
      + replicated.map { Figure("mongodb." + $0.name, $0.value) }
      + zip(sqlite, replicated).filter { $0.0.name.hasSuffix("PerSecond") }.map { one, other in
        Figure("ratio." + one.name, other.value / one.value)
      }
  }

  private func rates(of server: ServerProcess, _ bench: Bench) async throws -> [Figure] {
    defer { server.end() }
    let people = bench.people(of: server)
    let pairs = try await people.befriended(pairs: Self.atOnce.max() ?? 1)
    let hub = try await hub(among: pairs, people, server, bench)
    var figures: [Figure] = []
    for count in Self.atOnce {
      for (name, path) in hub.paths {
        figures += try await read(name, path, hub.person, count, server, bench)
      }
      figures += try await send(Array(pairs.prefix(count)), server, bench)
    }
    return figures
  }

  private struct Hub {
    let person: Person
    let conversation: String

    var paths: [(String, String)] {
      [
        ("list", "/api/v1/conversations?limit=50"),
        ("requests", "/api/v1/friend-requests?direction=incoming&limit=50"),
        ("history", "/api/v1/conversations/\(conversation)/messages?limit=50"),
      ]
    }
  }

  private func hub(
    among pairs: [Friends], _ people: People, _ server: ServerProcess, _ bench: Bench
  ) async throws -> Hub {
    let hub = try await people.register("hub")
    var conversations: [String] = []
    for pair in pairs.prefix(Self.friends) {
      conversations.append(try await people.befriend(pair.writer, hub))
    }
    for pair in pairs.suffix(Self.askers) { try await people.ask(pair.reader, hub) }
    for (pair, conversation) in zip(pairs, conversations) {
      let requests = (0..<Self.messages / 10).map { _ in
        message(to: conversation, by: pair.writer)
      }
      _ = try await HTTPExchange.perform(requests, port: server.port, on: bench.loop)
    }
    return Hub(person: hub, conversation: conversations[0])
  }

  private func message(to conversation: String, by person: Person) -> Request {
    Request(
      method: .POST, path: "/api/v1/conversations/\(conversation)/messages", token: person.token,
      body: "{\"clientId\":\"n\(SendRun.nextName())\",\"body\":\"\(SendRun.body)\"}")
  }

  private func read(
    _ name: String, _ path: String, _ person: Person, _ count: Int, _ server: ServerProcess,
    _ bench: Bench
  ) async throws -> [Figure] {
    try await measure(name, count, server, bench) { _ in
      Request(path: path, token: person.token)
    }
  }

  private func send(_ pairs: [Friends], _ server: ServerProcess, _ bench: Bench) async throws
    -> [Figure]
  {
    try await measure("send", pairs.count, server, bench) { number in
      message(to: pairs[number].conversation, by: pairs[number].writer)
    }
  }

  /// So many connections, each with one request at a time, until the time is over.
  private func measure(
    _ name: String, _ count: Int, _ server: ServerProcess, _ bench: Bench,
    _ request: @escaping @Sendable (Int) -> Request
  ) async throws -> [Figure] {
    let (port, loop) = (server.port, bench.loop)
    let start = Clock.now
    let end = start + Self.seconds * 1_000_000_000
    let times = try await inParallel(count, atOnce: count) { number in
      var times: [Int64] = []
      while Clock.now < end {
        let batch = (0..<20).map { _ in request(number) }
        let answers = try await HTTPExchange.perform(batch, port: port, on: loop)
        guard answers.allSatisfy({ (200..<300).contains($0.status) }) else {
          throw BenchFault(
            "\(name) was refused: \(answers.last.map { String(buffer: $0.body) } ?? "")")
        }
        times += answers.map(\.nanoseconds)
      }
      return times
    }.joined()
    let seconds = Double(Clock.now - start) / 1_000_000_000
    let percentiles = Percentiles(Array(times))
    return [
      Figure("\(name)\(count).PerSecond", Double(times.count) / seconds),
      Figure("\(name)\(count).P50Ms", percentiles.milliseconds(0.5)),
      Figure("\(name)\(count).P99Ms", percentiles.milliseconds(0.99)),
    ]
  }
}
