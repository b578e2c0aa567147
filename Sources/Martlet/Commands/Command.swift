/// What a command line asks for.
enum Command: String, CaseIterable {
  case serve, config, help, version

  /// What it does: one sentence for an operator.
  var purpose: String {
    switch self {
    case .serve: "Serve until told to stop; this is what happens without a command."
    case .config: "Print every setting that holds and where it came from."
    case .help: "Print this."
    case .version: "Print the version."
    }
  }

  /// Takes the command off the front of `arguments`, which begin after the executable's name.
  ///
  /// Throws a `Fault` for a word that is no command.
  static func take(from arguments: inout [String]) throws(Fault) -> Command {
    if arguments.contains("--help") || arguments.contains("-h") { return .help }
    if arguments == ["--version"] { return .version }
    guard let word = arguments.first, !word.hasPrefix("-") else { return .serve }
    guard let command = Command(rawValue: word) else {
      let names = allCases.map(\.rawValue)
      let hint = nearest(to: word, among: names).map { " Did you mean \($0)?" } ?? ""
      throw Fault(
        origin: .commandLine,
        description:
          "\"\(word)\" is not a command.\(hint) There are \(names.joined(separator: ", "))."
      )
    }
    arguments.removeFirst()
    return command
  }
}
