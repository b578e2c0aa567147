/// What a command line asks for.
enum Command: String, CaseIterable {
  case serve, config, backup, restore, check, migrate, user, keys, help, version

  /// How it is written, with what it takes besides settings.
  var usage: String {
    switch self {
    case .backup: "backup FILE"
    case .restore: "restore FILE [--replace]"
    case .check: "check [--purge] [--new-epoch]"
    case .migrate: "migrate --from DIR --to ADDRESS"
    case .keys: "keys rotate"
    case .user: "user ACT [NAME]"
    case .serve, .config, .help, .version: rawValue
    }
  }

  /// What it does: one sentence for an operator.
  var purpose: String {
    switch self {
    case .serve: "Serve until told to stop; this is what happens without a command."
    case .config: "Print every setting that holds and where it came from."
    case .backup: "Copy everything into the new FILE, beside a running server."
    case .restore: "Put a backup in the data directory; --replace keeps what is there aside."
    case .check:
      "Say whether the data is whole; --purge also clears deleted text out of SQLite's files, "
        + "--new-epoch has clients load anew what was restored to MongoDB."
    case .migrate:
      "Copy everything from a data directory into an empty database of MongoDB, or the other way "
        + "round, and compare; the same command goes on where it broke off."
    case .keys:
      "Sign access tokens with a new key; nobody is logged out, and a running server hears of it."
    case .user:
      "Look after people, beside a running server or not: list [QUERY], suspend NAME, resume NAME, "
        + "delete NAME [--yes], reset-link NAME (prints a link for a new password, good once, within a "
        + "day), make-operator NAME, make-member NAME."
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

  /// Takes the FILE or NAME of this command off the front of `arguments`; throws a `Fault` without one.
  func takeFile(from arguments: inout [String]) throws(Fault) -> String {
    guard let file = arguments.first, !file.hasPrefix("-") else {
      throw Fault(origin: .commandLine, description: "It is: martlet \(usage) [flags].")
    }
    arguments.removeFirst()
    return file
  }

  /// Takes the act and the NAME of `user` off the front of `arguments`; throws a `Fault` without them, and
  /// where something is to be deleted that nobody says again.
  func takeUserOrder(from arguments: inout [String]) throws(Fault) -> UserCommand.Order {
    let word = try takeFile(from: &arguments)
    guard let act = UserCommand.Act(rawValue: word) else {
      let acts = UserCommand.Act.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(
        origin: .commandLine,
        description: "It is: martlet \(usage) [flags]. The acts are \(acts).")
    }
    if act == .list {
      let query = arguments.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
      if query != nil { arguments.removeFirst() }
      return UserCommand.Order(act: act, name: query ?? "")
    }
    let name = try takeFile(from: &arguments)
    if act == .delete, !Command.takeSwitch("--yes", from: &arguments), !Confirmation.asks(for: name)
    {
      throw Fault(
        origin: .commandLine,
        description: "Nobody is deleted: say the username again, or --yes.")
    }
    return UserCommand.Order(act: act, name: name)
  }

  /// Takes a flag and the word behind it out of `arguments`; nil where they are not there.
  static func takeValue(of flag: String, from arguments: inout [String]) -> String? {
    guard let index = arguments.firstIndex(of: flag), arguments.indices.contains(index + 1) else {
      return nil
    }
    defer { arguments.removeSubrange(index...index + 1) }
    return arguments[index + 1]
  }

  /// Takes a word that stands for itself out of `arguments`; answers whether it was there.
  static func takeSwitch(_ word: String, from arguments: inout [String]) -> Bool {
    guard let index = arguments.firstIndex(of: word) else { return false }
    arguments.remove(at: index)
    return true
  }
}
