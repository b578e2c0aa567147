import ChatTesting
import Testing

/// Random lives of three people, each step answered and each device filled as the model has it.
@Suite(.timeLimit(.minutes(14))) struct ModelTests {
  @Test func `Whatever three people do, the server and every device do as the model does`()
    async throws
  {
    try await LiveChat.run(settings: { $0.limits.sendsPerMinute = 100_000 }) { chat in
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for (index, seed) in Proof(cases: 100).seeds.enumerated() {
          if index >= 4 { try await tasks.next() }
          tasks.addTask { try await ModelRun(seed: seed, port: chat.port).run(steps: 200) }
        }
        try await tasks.waitForAll()
      }
    }
  }
}
