import ChatTesting
import Testing

/// A client that breaks the contract, to see that a run of chaos would notice.
@Suite(.serialized, .timeLimit(.minutes(5))) struct MistakeTests {
  @Test func `A second client that loses or doubles entries is found out, and nobody else accused`()
    async throws
  {
    var plan = Plan(seed: Plan.fromEnvironment.seed)
    plan.devices = 1
    plan.mistakes = ["dropping", "doubling"]
    // What is looked for is in every fifth entry, and happens without many faults as well.
    plan.calm = .seconds(5)
    plan.kills = 0
    plan.powerCuts = 0
    plan.sends = 80
    plan.limit = .seconds(180)

    let report = try await ChaosRun.report(plan)

    #expect(report.problems == [])
    let liar = try #require(report.history.endings.last?.person)
    let accused = Set(
      report.history.violations.map { "\($0.what.prefix { $0 != " " }) \($0.kind.rawValue)" })
    #expect(accused == ["\(liar)/0 gap", "\(liar)/1 duplicate"], "seed \(plan.seed)")
  }
}
