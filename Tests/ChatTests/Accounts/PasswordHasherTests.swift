import ChatTesting
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct PasswordHasherTests {
  @Test func `A password is known again, in its own spelling alone`() async throws {
    let hasher = PasswordHasher(queue: 10, world: .test())
    let hash = try await hasher.hash("pässwörd ✓")

    #expect(try await hasher.verify("pässwörd ✓", against: hash))
    #expect(try await !hasher.verify("Pässwörd ✓", against: hash))
    #expect(try await !hasher.verify("pässwörd ✓ ", against: hash))
    #expect(try await !hasher.verify("", against: hash))
  }

  @Test func `A hash says how it was made, and no two are alike`() async throws {
    let hasher = PasswordHasher(queue: 10, world: .test())

    let hashes = [try await hasher.hash("the same"), try await hasher.hash("the same")]

    #expect(hashes[0] != hashes[1])
    #expect(hashes[0].hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
  }

  @Test func `The decoy is nobody's password`() async throws {
    let hasher = PasswordHasher(queue: 10, world: .test())

    #expect(try await !hasher.verify("a password nobody has", against: nil))
  }

  @Test func `When the queue is full, whoever comes is told to come back`() async throws {
    let hasher = PasswordHasher(queue: 2, world: .test())
    let hash = try await hasher.hash("password")

    let outcomes = await withTaskGroup(of: Outcome.self) { tasks in
      for _ in 0..<50 {
        tasks.addTask { await Outcome.of { try await hasher.verify("password", against: hash) } }
      }
      return await tasks.reduce(into: []) { $0.append($1) }
    }

    let answered = outcomes.count { $0 == .verified }
    #expect(answered >= 2)
    #expect(answered + outcomes.count { $0 == .busy } == 50)
    #expect(outcomes.contains(.busy))
    #expect(try await hasher.verify("password", against: hash))
  }

  @Test func `An unknown login costs as much as a wrong password`() async throws {
    let house = try await House { $0.passwordQueue = 1 }
    let accounts = house.features.accounts
    _ = try await accounts.register(
      Registration(username: "hedy", displayName: "Hedy", password: "the right one"))

    // With room for one computation alone, each that is made turns another away.
    for login in ["hedy", "nobody"] {
      let outcomes = await withTaskGroup(of: Outcome.self) { tasks in
        for _ in 0..<20 {
          tasks.addTask {
            await Outcome.of {
              _ = try await accounts.authenticate(login: login, password: "a wrong one")
              return true
            }
          }
        }
        return await tasks.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.contains(.refused), "\(login)")
      #expect(outcomes.contains(.busy), "\(login)")
      #expect(!outcomes.contains(.verified), "\(login)")
    }
  }

  private enum Outcome: Equatable, Sendable {
    case verified
    case refused
    case busy
    case failed

    static func of(_ body: () async throws -> Bool) async -> Outcome {
      do {
        return try await body() ? .verified : .refused
      } catch CommonRefusal.busy {
        return .busy
      } catch AccountRefusal.credentialsWrong {
        return .refused
      } catch {
        return .failed
      }
    }
  }
}
