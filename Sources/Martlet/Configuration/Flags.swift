/// The settings on a command line: `--name value` or `--name=value`, each name once.
struct Flags {
  /// Values by flag.
  private(set) var values: [String: String] = [:]
  /// Everything that could not be made sense of.
  private(set) var faults: [Fault] = []

  /// Reads `arguments`, which begin after the command.
  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        fault("\"\(argument)\" belongs to no flag.")
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      let isNext = parts.count == 1 && rest.first?.hasPrefix("--") == false
      let value = parts.count == 2 ? String(parts[1]) : isNext ? rest.popFirst() : nil
      add(name, value)
    }
  }

  private mutating func add(_ name: String, _ value: String?) {
    let known = Option.all.map(\.flag)
    guard known.contains(name) else {
      return faults.append(.unknown(name, among: known, from: .commandLine))
    }
    guard let value else { return fault("\(name) needs a value.") }
    guard values.updateValue(value, forKey: name) == nil else {
      return fault("\(name) is given more than once.")
    }
  }

  private mutating func fault(_ description: String) {
    faults.append(Fault(origin: .commandLine, description: description))
  }
}
