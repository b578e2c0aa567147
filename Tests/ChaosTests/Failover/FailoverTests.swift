import ChatTesting
import Foundation
import Testing

/// The member that leads a replica set fails again and again while people go on chatting over it.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct FailoverTests {
  @Test func `Whatever becomes of the primary, nothing is lost and sends go on in time`()
    async throws
  {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["FAILOVER_ROUNDS"].flatMap { Int($0) } ?? 3
    let rounds = FailoverRound.rounds(count)
    if !ReplicaSet.canBePartitioned {
      print("NOT PROVED: nobody cuts the primary off, because networks need root and Linux")
    }
    var options = ReplicaSet.Options()
    options.usesNamespaces = ReplicaSet.canBePartitioned
    let replicas = try await ReplicaSet(options)
    var plan = Plan.fromEnvironment
    plan.limit = environment["CHAOS_SECONDS"] == nil ? .seconds(180) : plan.limit

    let report = try await ChaosRun.report(plan) { _, recorder in
      try await Failovers(rounds, over: replicas, recorder: recorder)
    }

    report.judge(plan)
    #expect(report.faults.values.reduce(0, +) == count)
  }
}
