import Chat

struct MongoPolicyStore: PolicyStore {
  let pool: MongoPool

  func policy() async throws -> InstancePolicy {
    try await pool.run { try $0.policy() }
  }

  /// Of two who set something first, one makes the document and the other begins anew.
  func change(_ change: PolicyChange) async throws -> InstancePolicy {
    try await pool.run { connection in
      try connection.attempts { attempt in
        do {
          return try attempt.transaction { try $0.change(change) }
        } catch let error as MongoError where error.duplicate == ["_id"] {
          return nil
        }
      }
    }
  }
}

extension MongoConnection {
  func policy() throws -> InstancePolicy {
    guard let document = try findOne(.instance, ["_id": "policy"]) else { return InstancePolicy() }
    let revision: Int = try document.value("revision")
    let text: String? = try document.optional("terms")
    let terms = try text.map { text in
      Terms(terms: revision, text: text, updatedAt: try document.value("termsAt"))
    }
    return InstancePolicy(
      registration: try document.optional("registration").flatMap(RegistrationPolicy.init),
      revision: revision, terms: terms)
  }

  func save(_ policy: InstancePolicy) throws {
    var document: BSONDocument = ["_id": "policy", "revision": policy.revision.bson]
    document.append("registration", ifAny: policy.registration?.rawValue)
    document.append("terms", ifAny: policy.terms?.text)
    document.append("termsAt", ifAny: policy.terms?.updatedAt)
    try updateOne(
      .instance, ["_id": "policy"],
      .stages([["$replaceWith": ["$literal": document.bson]]]), upsert: true)
  }

  fileprivate func change(_ change: PolicyChange) throws -> InstancePolicy {
    let (policy, lines) = change.applied(to: try policy())
    guard !lines.isEmpty else { return policy }
    try save(policy)
    _ = try insert(.audit, lines.map(\.document))
    return policy
  }
}
