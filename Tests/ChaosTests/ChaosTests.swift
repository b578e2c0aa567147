import ChatTesting
import Testing

/// The built server, killed and paused again and again behind a network that fails, while people go
/// on chatting.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ChaosTests {
  @Test func `Whatever fails, nothing is lost, doubled, out of order, or shown to strangers`()
    async throws
  {
    let plan = Plan.fromEnvironment

    let report = try await ChaosRun.report(plan)

    report.judge(plan)
    if !LoopDisk.isPossible {
      print("NOT PROVED: power cuts, because loop devices need root")
    }
  }
}

/// The same with a server that keeps all data in a replica set.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct MongoDBChaosTests {
  @Test func `Whatever fails, what MongoDB keeps is as whole as what a data folder keeps`()
    async throws
  {
    var plan = Plan.fromEnvironment
    plan.replicas = try await .shared()

    let report = try await ChaosRun.report(plan)

    report.judge(plan)
  }
}

extension ChaosRun.Report {
  /// Says what the run was, and records everything in it that should not be.
  func judge(_ plan: Plan) {
    let violations = history.violations
    let faults = faults.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print(
      "chaos: \(acknowledged) sends acknowledged, \(history.events.count) events "
        + "(\(eventsOfSecond) of the second client), "
        + "\(faults.joined(separator: ", ")), \(violations.count) violations")
    for problem in problems { Issue.record("seed \(plan.seed): \(problem)") }
    #expect(isWhole, "seed \(plan.seed)")
    #expect(acknowledged >= plan.sends)
    for violation in violations.prefix(50) { Issue.record("seed \(plan.seed): \(violation)") }
  }
}
