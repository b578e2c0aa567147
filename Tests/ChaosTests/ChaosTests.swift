import ChatTesting
import Testing

/// The built server, killed and paused again and again behind a network that fails, while people go
/// on chatting.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ChaosTests {
  @Test func `Whatever fails, nothing is lost, doubled, out of order, or shown to strangers`()
    async throws
  {
    let plan = Plan.fromEnvironment
    print("chaos: seed \(plan.seed); CHAOS_SEED=\(plan.seed) runs it again")

    let report = try await ChaosRun.report(plan)
    let violations = report.history.violations

    let faults = report.faults.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print(
      "chaos: \(report.acknowledged) sends acknowledged, \(report.history.events.count) events "
        + "(\(report.eventsOfSecond) of the second client), "
        + "\(faults.joined(separator: ", ")), \(violations.count) violations")
    for problem in report.problems { Issue.record("seed \(plan.seed): \(problem)") }
    let isQuiet = report.isQuiet
    #expect(isQuiet)
    #expect(report.acknowledged >= plan.sends)
    #expect(report.faults["killed"] ?? 0 >= plan.kills)
    for violation in violations.prefix(50) { Issue.record("seed \(plan.seed): \(violation)") }
  }
}
