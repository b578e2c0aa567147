import ChatTesting
import Foundation
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct PoliciesTests {
  @Test func `What an operator sets goes before the configuration, until it is taken back`()
    async throws
  {
    let house = try await House { $0.registration = .invite }
    let policies = house.features.policies

    let set = try await house.set(#"{"registration": "closed"}"#)
    #expect(set.registration == .closed && set.configured == .invite)
    #expect(try await house.features.accounts.policy() == .closed)
    #expect(try await house.set(#"{"registration": null}"#).registration == .invite)
    #expect(try await policies.settings().limits == Limits())
  }

  @Test func `Whoever makes an account agrees to the terms as they are`() async throws {
    let house = try await House()
    #expect(try await house.register(terms: 9).terms == nil, "there is nothing to agree to")
    _ = try await house.set(#"{"terms": "Be kind."}"#)

    for wrong in [nil, 0, 2] {
      await #expect(throws: CommonRefusal.invalid([.notAgreed])) {
        try await house.register(terms: wrong)
      }
    }

    #expect(try await house.register(terms: 1).terms == 1)
    _ = try await house.set(#"{"terms": "Be kinder."}"#)
    await #expect(throws: CommonRefusal.invalid([.notAgreed])) {
      try await house.register(terms: 1)
    }
  }

  @Test(arguments: ["", " \n", "a\u{0}", String(repeating: "a", count: 20_001)])
  func `Terms are a text that can be read`(text: String) async throws {
    let house = try await House()
    let patch = try JSONEncoder().encode(["terms": text])

    await #expect(throws: CommonRefusal.self) {
      try await house.set(String(decoding: patch, as: UTF8.self))
    }
    #expect(try await house.features.policies.terms() == nil)
  }
}

extension FieldProblem {
  fileprivate static let notAgreed = FieldProblem(
    "terms", "not-agreed", "Whoever makes an account here agrees to the terms as they are now.")
}

extension House {
  fileprivate func set(_ patch: String) async throws -> InstanceSettings {
    try await features.policies.change(
      try JSONDecoder().decode(SettingsPatch.self, from: Data(patch.utf8)), by: ada)
  }

  fileprivate func register(terms: Int?) async throws -> Account {
    let name = "guest\(world.now().milliseconds)\(try await stores.audit.latest(99).count)"
    return try await features.accounts.register(
      Registration(
        username: name, displayName: "Guest", password: "correct horse", terms: terms))
  }
}
