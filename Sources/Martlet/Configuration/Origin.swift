/// Where a setting came from, in rising order of precedence.
enum Origin: Equatable, Sendable {
  case fallback
  case file(String)
  case environment
  case commandLine

  /// How an operator finds `option` there.
  func name(of option: Option) -> String {
    switch self {
    case .fallback: "default"
    case .file: place(of: option.key)
    case .environment: place(of: option.variable)
    case .commandLine: place(of: option.flag)
    }
  }

  /// A name as it stands there, with the file it stands in.
  func place(of name: String) -> String {
    if case .file(let path) = self { "\(name) in \(path)" } else { name }
  }
}
