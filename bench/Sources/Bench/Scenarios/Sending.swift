import NIOCore

/// Friends who write to each other, at a fixed rate or as fast as they are answered.
struct Sending: Scenario {
  let pace: Pace

  func run(_ bench: Bench) async throws -> [Figure] {
    let server = try await bench.startServer()
    defer { server.end() }
    let friends = try await bench.people(of: server).befriended(pairs: bench.options.pairs)
    let open = try await sockets(of: friends, server, bench)
    let plan = SendPlan(
      pace: pace, warmUp: Int64(bench.options.warmUp), measured: Int64(bench.options.seconds))
    let before = server.storedBytes
    let outcome = try await SendRun.perform(
      plan, over: open, server: server.identifier, on: bench.loop)
    let sync = try SyncReference.measure(in: bench.scratch)
    return figures(outcome, sync) + [
      Figure("databaseGrowthBytes", Double(server.storedBytes - before))
    ]
  }

  private func sockets(
    of friends: [Friends], _ server: ServerProcess, _ bench: Bench
  ) async throws -> [OpenPair] {
    let (port, loop) = (server.port, bench.loop)
    return try await inParallel(friends.count, atOnce: 16) { number in
      let pair = friends[number]
      return OpenPair(
        friends: pair,
        writer: try await ClientSocket.open(port: port, token: pair.writer.token, on: loop).get(),
        reader: try await ClientSocket.open(port: port, token: pair.reader.token, on: loop).get())
    }
  }

  private func figures(_ outcome: SendOutcome, _ sync: Percentiles) -> [Figure] {
    guard let (from, until) = pair(outcome.server), let own = pair(outcome.generator) else {
      return []
    }
    let seconds = Double(until.at - from.at) / 1_000_000_000
    let cpu = until.cpuMilliseconds - from.cpuMilliseconds
    let ack = Percentiles(outcome.ackNanoseconds)
    return [
      Figure("acknowledgedPerSecond", Double(outcome.acknowledged) / seconds),
      Figure("deliveredPerSecond", Double(outcome.delivered) / seconds),
      Figure("pointersPerSecond", Double(outcome.reported) / seconds),
      Figure("refused", Double(outcome.refused)),
      Figure("missing", Double(outcome.missing)),
    ] + ack.figures("ack") + Percentiles(outcome.deliveryNanoseconds).figures("delivery") + [
      Figure("serverCpuMsPerMessage", cpu / Double(outcome.acknowledged)),
      Figure("serverCpuShare", cpu / seconds / 1_000),
      Figure(
        "generatorCpuShare",
        (own.1.cpuMilliseconds - own.0.cpuMilliseconds) / seconds / 1_000),
      Figure("serverResidentMB", Double(until.residentBytes) / 1_000_000),
      Figure("syncP50Ms", sync.milliseconds(0.5)),
      Figure("syncP99Ms", sync.milliseconds(0.99)),
      Figure("ackP50PerSyncP50", ack.milliseconds(0.5) / sync.milliseconds(0.5)),
    ]
  }

  private func pair(_ readings: [ProcessReading]) -> (ProcessReading, ProcessReading)? {
    guard readings.count == 2 else { return nil }
    return (readings[0], readings[1])
  }
}
