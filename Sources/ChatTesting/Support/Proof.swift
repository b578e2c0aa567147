import Foundation

/// How many random cases of one kind are tried, and where their chance begins.
///
/// Each run of the tests begins elsewhere; case by case a seed is one higher. To see a failed case
/// again, set `PROOF_SEED` to its seed and `PROOF_CASES` to 1; a long proof raises the latter.
package struct Proof: Sendable {
  package let seeds: Range<UInt64>

  /// So many cases, where the environment does not say otherwise.
  package init(cases: Int) {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["PROOF_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<(1 << 53))
    let count = environment["PROOF_CASES"].flatMap(UInt64.init) ?? UInt64(cases)
    seeds = first..<(first + count)
    print("\(count) cases from PROOF_SEED=\(first)")
  }
}
