import Chat

/// Whether a database of MongoDB, and the replica set it is in, can be trusted: what each start looks
/// at, and more.
///
/// It only reads, beside servers that run or without one. What grows with the database is looked at in
/// samples, so that it ends within a minute or two.
package struct MongoCheck: Sendable {
  /// One thing that was looked at.
  package struct Finding: Sendable {
    /// What it is, in a word or two.
    package let name: String
    /// Each thing wrong with it, in words.
    package var faults: [String] = []
    /// What is not wrong yet, or can't be known.
    package var warnings: [String] = []
    /// How much was looked at, where that is not all of it.
    package var extent = ""

    init(_ name: String) { self.name = name }

    /// Most of a kind that are told: whoever sees ten has seen enough.
    static let limit = 10
  }

  private let address: MongoAddress
  private let pool: MongoPool

  /// Looks at all of it, in the order in which an operator would want to know.
  package static func run(_ address: MongoAddress) async -> [Finding] {
    await with(address) { check in
      let reached = await check.finding("database") { connection, _ in
        try connection.insistOnReplicaSet()
      }
      guard reached.faults.isEmpty else { return [reached] }
      return await [
        reached,
        check.finding("connection", check.judgeAddress),
        check.finding("replica set") { try $0.judgeMembers(&$1) },
        check.finding("writes") { connection, _ in try connection.tryWriting() },
        check.finding("schema") { try $0.judgeSchema(&$1) },
        check.finding("numbers") { try $0.judgeNumbers(&$1) },
        check.finding("pointers") { try $0.judgePointers(&$1) },
        check.finding("media") { try $0.judgeMedia(&$1) },
        check.finding("disk") { try $0.judgeRoom(&$1) },
        check.finding("figures") { $1.extent = try $0.figures().description },
      ]
    }
  }

  /// Gives the database another epoch: clients drop what they hold of it and load it anew.
  package static func renewEpoch(of address: MongoAddress) async -> [Finding] {
    await with(address) { check in
      [await check.finding("new epoch") { connection, _ in try connection.renewEpoch() }]
    }
  }

  private static func with(
    _ address: MongoAddress, _ look: (MongoCheck) async -> [Finding]
  ) async -> [Finding] {
    do throws(MongoFault) {
      let check = MongoCheck(address: address, pool: try MongoPool(address, .upkeep))
      let findings = await look(check)
      // What can't be ended is ended with the process.
      try? await check.pool.close()
      return findings
    } catch {
      var finding = Finding("database")
      finding.faults = [error.description]
      return [finding]
    }
  }

  private func finding(
    _ name: String,
    _ look: @escaping @Sendable (borrowing MongoConnection, inout Finding) throws -> Void
  ) async -> Finding {
    do {
      return try await pool.run { connection in
        var finding = Finding(name)
        try look(connection, &finding)
        return finding
      }
    } catch {
      var finding = Finding(name)
      finding.faults = [MongoFault(first: error).description]
      return finding
    }
  }

  private func judgeAddress(_: borrowing MongoConnection, _ finding: inout Finding) {
    if !address.namesSet {
      finding.warnings.append(
        "it names no replicaSet, so only the member that it names is looked for")
    }
    if !address.usesTLS, !address.isLocal {
      finding.warnings.append("without tls=true whoever is on the way can read along")
    }
  }
}
