import MongoStore

/// What `martlet check` says of a database on a replica set of MongoDB.
struct MongoDBCheck {
  /// Where it is.
  let address: MongoAddress

  /// The set, and what is in the database.
  var database: [Check.Line] {
    get async { await MongoCheck.run(address).flatMap(Self.report) }
  }

  /// Does a task and says how that went.
  func lines(doing task: Check.Task) async -> [Check.Line] {
    switch task {
    case .purge:
      [
        Check.Line(
          verdict: .warning, name: "purge",
          detail: "when deleted text leaves its files and its oplog is for MongoDB to decide")
      ]
    case .newEpoch: await MongoCheck.renewEpoch(of: address).flatMap(Self.report)
    }
  }

  private static func report(_ finding: MongoCheck.Finding) -> [Check.Line] {
    let lines =
      finding.faults.map { Check.Line(verdict: .fault, name: finding.name, detail: $0) }
      + finding.warnings.map { Check.Line(verdict: .warning, name: finding.name, detail: $0) }
    return lines.isEmpty
      ? [Check.Line(verdict: .ok, name: finding.name, detail: finding.extent)] : lines
  }
}
