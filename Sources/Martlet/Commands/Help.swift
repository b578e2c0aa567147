/// What `martlet help` prints: the commands, and the table of options.
enum Help {
  static let text = """
    Martlet, a chat server for you and your friends.

      martlet [command] [flags]

    Commands
    \(Command.allCases.map { "  \($0.usage.padded(to: 31))  \($0.purpose)" }.joined(separator: "\n"))

    Settings: a flag outranks its variable, a variable outranks the key in the configuration file.

    \(Option.all.map(paragraph).joined(separator: "\n\n"))

    """

  private static func paragraph(_ option: Option) -> String {
    let key = option.standsInFile ? ", \(option.key)" : ""
    let usual = option.fallback?.meaning ?? option.value(in: Settings())
    return """
        \(option.flag), \(option.variable)\(key)
            \(option.purpose)
            Allowed is \(option.allowed); default is \(usual).
      """
  }
}

extension String {
  /// Itself with spaces behind it, up to `width` characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
