import Chat
import ChatTesting
import NIOCore

/// Somebody who asks over HTTP, again and again, and must be answered soon whatever the set is about.
struct Asker: Sendable {
  /// One answer, or none.
  struct Answered: Sendable {
    /// Nil where none came in time.
    let status: Int?
    let hasRetryAfter: Bool
    let time: Duration

    /// Served, or told when to come again; not a word of what is wrong inside.
    var isInOrder: Bool { status == 200 || status == 503 && hasRetryAfter }
  }

  /// What a request may take at most.
  static let patience = TimeAmount.seconds(60)

  private let login: Login

  init(port: Int) async throws { login = try await Login.register("asker", port: port) }

  /// A fresh token, while there is a primary to ask for it.
  func renew() async throws { try await login.renew() }

  func ask(during length: Duration) async -> [Answered] {
    let clock = ContinuousClock()
    let end = clock.now + length
    var answers: [Answered] = []
    while clock.now < end {
      try? await Task.sleep(for: .milliseconds(200))
      let before = clock.now
      let answer = try? await HTTPClient.send(
        .GET, "/api/v1/conversations", headers: ["Authorization": "Bearer \(login.token)"],
        patience: Self.patience, port: login.port)
      if answer?.status == 401 {
        // The token is over, which says nothing about the set.
        try? await login.renew()
        continue
      }
      answers.append(
        Answered(
          status: answer?.status,
          hasRetryAfter: answer?.headers.contains(name: "Retry-After") == true,
          time: clock.now - before))
    }
    return answers
  }
}
