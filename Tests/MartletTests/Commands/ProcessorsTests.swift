import Testing

@testable import Martlet

@Suite struct ProcessorsTests {
  @Test(arguments: [
    ("Cpus_allowed:\t1\n", 1),
    ("Name:\tmartlet\nCpus_allowed:\tff\nCpus_allowed_list:\t0-7\n", 8),
    ("Cpus_allowed:\t00000000,80000001\n", 2),
  ])
  func `The mask of allowed processors is counted`(status: String, count: Int) {
    #expect(Processors.count(inStatus: status) == count)
  }

  @Test(arguments: ["", "Cpus_allowed_list:\t0-7\n", "Cpus_allowed:\t0\n", "Cpus_allowed:\n"])
  func `Without a mask there is no count`(status: String) {
    #expect(Processors.count(inStatus: status) == nil)
  }
}
