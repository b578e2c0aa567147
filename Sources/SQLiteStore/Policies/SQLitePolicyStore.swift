import Chat
import GRDB

struct SQLitePolicyStore: PolicyStore {
  let database: SQLiteDatabase

  func policy() async throws -> InstancePolicy {
    try await database.read { try $0.policy() }
  }

  func change(_ change: PolicyChange) async throws -> InstancePolicy {
    try await database.write { database in
      let (policy, lines) = change.applied(to: try database.policy())
      guard !lines.isEmpty else { return policy }
      try database.save(policy)
      for line in lines { try database.insert(line) }
      return policy
    }
  }
}

extension Database {
  func policy() throws -> InstancePolicy {
    let row = try row(
      "SELECT registration, terms, termsText, termsAt FROM instance WHERE only = 1")
    guard let row else { return InstancePolicy() }
    let revision: Int = row[1]
    let terms: Terms? = (row[2] as String?).map { text in
      Terms(terms: revision, text: text, updatedAt: row[3])
    }
    return InstancePolicy(
      registration: (row[0] as Int?).map { RegistrationPolicy.allCases[$0] }, revision: revision,
      terms: terms)
  }

  func save(_ policy: InstancePolicy) throws {
    try run(
      """
      UPDATE instance SET registration = ?, terms = ?, termsText = ?, termsAt = ? WHERE only = 1
      """,
      [
        policy.registration?.number, policy.revision, policy.terms?.text, policy.terms?.updatedAt,
      ])
  }
}
