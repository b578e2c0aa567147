import Testing

@testable import MongoStore

/// How the server went about a pipeline: every member of its explanation, wherever it stands.
struct Plan {
  /// What each step of a plan is called, as `IXSCAN`, or `COLLSCAN` for a look at everything.
  private(set) var steps: [String] = []
  /// The indexes that served it, those of joins included.
  private(set) var indexes: Set<String> = []
  /// Looks at whole collections by joins.
  private(set) var scans = 0

  init(_ explanation: BSONDocument) throws {
    try read(explanation)
  }

  var looksAtEverything: Bool { steps.contains("COLLSCAN") || scans > 0 }

  private mutating func read(_ document: BSONDocument) throws {
    for (name, value) in try document.members() {
      switch (name, value) {
      // What it decided against counts for nothing.
      case ("rejectedPlans", _): continue
      case ("stage", .string(let step)): steps.append(step)
      case ("indexName", .string(let index)): indexes.insert(index)
      case ("indexesUsed", .array(let names)):
        indexes.formUnion(names.compactMap(String.init(bson:)))
      case ("collectionScans", let count): scans += Int(bson: count) ?? 1
      case (_, .document(let inner)): try read(inner)
      case (_, .array(let values)):
        for case .document(let inner) in values { try read(inner) }
      default: continue
      }
    }
  }
}

extension MongoConnection {
  /// Runs the stages and says how.
  func plan(_ collection: MongoCollection, _ stages: [BSONDocument], by index: String? = nil) throws
    -> Plan
  {
    var pipeline: BSONDocument = [
      "aggregate": collection.rawValue.bson, "pipeline": stages.bson, "cursor": [:],
    ]
    pipeline.append("hint", ifAny: index)
    return try Plan(
      command(["explain": pipeline.bson, "verbosity": "executionStats"]))
  }
}
