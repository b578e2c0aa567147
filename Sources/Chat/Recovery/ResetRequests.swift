/// Requests for a new password that wait to be looked at.
///
/// They are answered before anybody looks whether there is such an account, so that no answer, nor how
/// long it takes, tells. A bounded queue: what finds it full is told to come back.
struct ResetRequests: Sendable {
  /// What somebody typed, and how they are to be written to.
  struct Request: Sendable {
    let login: String
    let language: Letter.Language
  }

  let all: AsyncStream<Request>
  private let entrance: AsyncStream<Request>.Continuation

  init(limit: Int) {
    (all, entrance) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(limit))
  }

  /// Throws `busy` where too many wait.
  func add(_ request: Request) throws {
    guard case .enqueued = entrance.yield(request) else {
      throw CommonRefusal.busy(retryAfter: 2)
    }
  }
}
