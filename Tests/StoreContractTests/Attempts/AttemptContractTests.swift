import Chat
import ChatTesting
import Testing

@Suite("Attempts, on every engine", .timeLimit(.minutes(10)))
struct AttemptContractTests {
  private let limit = AttemptLimit(burst: 2, interval: 60)
  private let other = AttemptLimit(burst: 5, interval: 10)

  @Test(arguments: Engine.allCases)
  func `attempts are taken until none is left, and come back one by one`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let mine = [attempt(1, limit)]

    for _ in 1...2 { #expect(try await stage.take(mine) == nil) }
    #expect(try await stage.take(mine) == 60)
    #expect(try await stage.take([attempt(2, limit)]) == nil)
    await stage.wait(.seconds(60))
    #expect(try await stage.take(mine) == nil)
    #expect(try await stage.take(mine) == 60)
  }

  @Test(arguments: Engine.allCases)
  func `of several all are taken or none, and the longest wait is told`(engine: Engine) async throws
  {
    let stage = try await Stage(engine)
    let both = [attempt(1, limit), attempt(2, other)]

    for _ in 1...2 { #expect(try await stage.take(both) == nil) }
    #expect(try await stage.take(both) == 60)
    for _ in 1...3 { #expect(try await stage.take([attempt(2, other)]) == nil) }
    #expect(try await stage.take([attempt(2, other)]) == 10)
    #expect(try await stage.take(both) == 60)
  }

  @Test(arguments: Engine.allCases)
  func `what is given back can be taken again, and nothing is given for nothing`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let mine = [attempt(1, limit)]

    try await stage.stores.attempts.giveBack(mine)
    for _ in 1...2 { #expect(try await stage.take(mine) == nil) }
    try await stage.stores.attempts.giveBack(mine)
    #expect(try await stage.take(mine) == nil)
    #expect(try await stage.take(mine) == 60)
  }

  @Test(arguments: Engine.allCases)
  func `fifty at once take no more than there are`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let attempts = [attempt(1, limit), attempt(2, other)]

    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 1...50 { group.addTask { try await stage.take(attempts) == nil } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(taken == 2)
  }

  @Test(arguments: Engine.allCases)
  func `a purge forgets what is whole again, and nothing else`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    #expect(try await stage.take([attempt(1, limit)]) == nil)
    for _ in 1...2 { #expect(try await stage.take([attempt(2, limit)]) == nil) }
    await stage.wait(.seconds(60))

    try await stage.stores.purge(at: stage.world.now())

    #expect(try await stage.take([attempt(2, limit)]) == nil)
    #expect(try await stage.take([attempt(2, limit)]) == 60)
  }

  private func attempt(_ key: UInt8, _ limit: AttemptLimit) -> Attempt {
    Attempt(key: AttemptKey(bytes: Array(repeating: key, count: 16)), limit: limit)
  }
}

extension Stage {
  /// Takes now; answers the seconds to wait, or nil.
  fileprivate func take(_ attempts: [Attempt]) async throws -> Int? {
    let now = world.now()
    return try await stores.attempts.take(attempts, at: now).map {
      Int($0.milliseconds - now.milliseconds) / 1_000
    }
  }
}
