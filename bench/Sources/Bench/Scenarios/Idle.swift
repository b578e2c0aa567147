import NIOCore

/// What a connection takes that was greeted, has caught up, and then is quiet.
struct Idle: Scenario {
  private static let warmUpSockets = 200

  func run(_ bench: Bench) async throws -> [Figure] {
    let server = try await bench.startServer()
    defer { server.end() }
    let friends = try await bench.people(of: server).befriended(pairs: bench.options.pairs)
    let tokens = friends.flatMap { [$0.writer.token, $0.reader.token] }
    // The first sockets bring buffers and caches with them that the later ones share.
    let first = try await open(Self.warmUpSockets, tokens, server, bench)
    try await settle()
    let before = try server.reading()
    let started = Clock.now
    let sockets = try await open(bench.options.sockets, tokens, server, bench)
    let seconds = Double(Clock.now - started) / 1_000_000_000
    try await settle()
    let after = try server.reading()
    let count = Double(sockets.count)
    _ = first
    return [
      Figure("sockets", count),
      Figure("bytesPerConnection", Double(after.residentBytes - before.residentBytes) / count),
      Figure("connectsPerSecond", count / seconds),
      Figure("connectCpuMs", (after.cpuMilliseconds - before.cpuMilliseconds) / count),
      Figure("serverResidentMB", Double(after.residentBytes) / 1_000_000),
    ]
  }

  private func open(
    _ count: Int, _ tokens: [String], _ server: ServerProcess, _ bench: Bench
  ) async throws -> [NIOLoopBound<ClientSocket>] {
    let (port, loop) = (server.port, bench.loop)
    return try await inParallel(count, atOnce: 64) { number in
      try await ClientSocket.open(port: port, token: tokens[number % tokens.count], on: loop).get()
    }
  }

  /// Presence and the last answers have gone out by then.
  private func settle() async throws { try await Task.sleep(for: .seconds(2)) }
}
