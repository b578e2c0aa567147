import Synchronization

@testable import Chat

/// A presence store that a test can hold up and let fail.
final class TroubledPresenceStore: PresenceStore {
  /// One call that is held until it is let go.
  struct Hold: Sendable {
    fileprivate let arrival = AsyncStream.makeStream(of: Void.self)
    fileprivate let departure = AsyncStream.makeStream(of: Void.self)

    /// Returns once the call is being held.
    func reached() async { for await _ in arrival.stream {} }

    func letGo() { departure.continuation.finish() }
  }

  private struct State {
    var fails = false
    var failsSaving = false
    var hold: Hold?
  }

  private let store: any PresenceStore
  private let state = Mutex(State())

  init(_ store: any PresenceStore) { self.store = store }

  func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }

  func failSaving(_ fails: Bool) { state.withLock { $0.failsSaving = fails } }

  func holdNextCall() -> Hold {
    let hold = Hold()
    state.withLock { $0.hold = hold }
    return hold
  }

  func audience(of user: UserID) async throws -> [UserID] {
    try await pass()
    return try await store.audience(of: user)
  }

  func saw(_ user: UserID, at moment: Timestamp) async throws {
    try await pass()
    guard !state.withLock({ $0.failsSaving }) else { throw CommonRefusal.busy(retryAfter: 1) }
    try await store.saw(user, at: moment)
  }

  func showingLastSeen(among users: [UserID]) async throws -> Set<UserID> {
    try await pass()
    return try await store.showingLastSeen(among: users)
  }

  func lastSeen(of users: [UserID], to viewer: UserID) async throws -> [UserID: Timestamp] {
    try await pass()
    return try await store.lastSeen(of: users, to: viewer)
  }

  private func pass() async throws {
    let (fails, hold) = state.withLock { state in
      defer { state.hold = nil }
      return (state.fails, state.hold)
    }
    if let hold {
      hold.arrival.continuation.finish()
      for await _ in hold.departure.stream {}
    }
    if fails { throw CommonRefusal.busy(retryAfter: 1) }
  }
}
