import ChatTesting
import Testing

/// The checker accepts what a correct server leaves behind, and nothing else.
@Suite struct CheckerTests {
  @Test func `Ten thousand correct histories are accepted`() async {
    for seed in UInt64(1)...10_000 {
      let violations = HistoryMaker.history(seed: seed).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations)")
      // Others that run beside it have clocks to watch.
      await Task.yield()
    }
  }

  @Test(arguments: Mutation.all)
  func `A broken promise is found`(mutation: Mutation) async {
    var spoilt = 0
    for seed in UInt64(1)...100 {
      await Task.yield()
      var history = HistoryMaker.history(seed: seed)
      var random = SplitMix64(seed: seed)
      guard mutation.spoil(&history, &random) else { continue }
      spoilt += 1
      let kinds = history.violations.map(\.kind)
      #expect(kinds.contains(mutation.kind), "seed \(seed): \(mutation.name): \(kinds)")
    }
    #expect(spoilt >= 20, "\(mutation.name) could be tried in \(spoilt) histories only")
  }

  @Test func `Every promise is broken by some mutation`() {
    #expect(Set(Mutation.all.map(\.kind)) == Set(Violation.Kind.allCases))
  }
}
