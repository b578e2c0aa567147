import Testing

/// One place where the code is not as the map has it.
struct Breach: Equatable, CustomStringConvertible {
  /// The file.
  let path: String
  /// What is wrong in it.
  let problem: String

  var description: String { "\(path): \(problem)" }
}

/// Fails the test for each of `breaches`, in its own words.
func expectNone(_ breaches: [Breach], sourceLocation: SourceLocation = #_sourceLocation) {
  for breach in breaches { Issue.record("\(breach)", sourceLocation: sourceLocation) }
}
