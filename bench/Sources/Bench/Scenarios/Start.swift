/// How soon a new server serves, and what it takes while nobody is there.
struct Start: Scenario {
  private static let times = 5

  func run(_ bench: Bench) async throws -> [Figure] {
    var starts: [Int64] = []
    var resident = 0
    for _ in 0..<Self.times {
      let server = try await bench.startServer()
      defer { server.end() }
      starts.append(server.startNanoseconds)
      resident = max(resident, try server.reading().residentBytes)
    }
    return [
      Figure("readyP50Ms", Percentiles(starts).milliseconds(0.5)),
      Figure("readyWorstMs", Percentiles(starts).milliseconds(1)),
      Figure("idleResidentMB", Double(resident) / 1_000_000),
    ]
  }
}
