import NIOPosix
import Synchronization

/// Computes password hashes on a thread of its own, away from event loops and the tasks' pool.
///
/// One at a time, so that memory is bounded and a hundred log-ins don't stop the chat; at most
/// `queue` wait, further ones are `busy`.
package final class PasswordHasher: Sendable {
  private let pool: NIOThreadPool
  private let queue: Int
  private let waiting = Atomic<Int>(0)
  private let computed = Atomic<Int>(0)
  private let world: World
  /// Verifying against it costs as much as any, and nothing matches: no password has a hash of zeros.
  private static let decoy =
    "$argon2id$v=19$m=19456,t=2,p=1$" + String(repeating: "A", count: 22) + "$"
    + String(repeating: "A", count: 43)

  /// Starts the thread; it lives as long as the process.
  package init(queue: Int, world: World) {
    self.queue = queue
    self.world = world
    pool = NIOThreadPool(numberOfThreads: 1)
    pool.start()
  }

  /// The encoded hash of a new password.
  func hash(_ password: String) async throws -> String {
    let salt = world.randomBytes(16)
    return try await compute { try Argon2.hash(password, salt: salt) }
  }

  /// Whether `password` belongs to `encoded`.
  ///
  /// Without one it computes the same for nothing, so that the time doesn't tell who exists.
  func verify(_ password: String, against encoded: String?) async throws -> Bool {
    let matches = try await compute {
      Argon2.verify(password, encoded: encoded ?? Self.decoy)
    }
    return matches && encoded != nil
  }

  /// Counts the computations made so far.
  var computationCount: Int { computed.load(ordering: .relaxed) }

  private func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value)
    async throws -> Value
  {
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard waiting.add(1, ordering: .relaxed).newValue <= queue else {
      throw CommonRefusal.busy(retryAfter: 2)
    }
    return try await pool.runIfActive { [self] in
      computed.add(1, ordering: .relaxed)
      return try work()
    }
  }
}
