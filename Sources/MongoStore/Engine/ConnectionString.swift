/// The parts of a connection string as they are written
/// (https://www.mongodb.com/docs/manual/reference/connection-string/); whether they are right is for
/// the driver to say.
struct ConnectionString {
  private let scheme: Substring
  private let user: Substring?
  let hasPassword: Bool
  /// With their ports.
  let hosts: [Substring]
  private let database: Substring?
  private let options: [(name: Substring, value: Substring?)]

  init(_ text: String) {
    let (scheme, rest) = Self.cut(text[...], at: "://")
    let (place, query) = Self.cut(rest ?? "", at: "?")
    let (authority, database) = Self.cut(place, at: "/")
    self.scheme = scheme
    self.database = database
    if let end = authority.lastIndex(of: "@") {
      let (user, password) = Self.cut(authority[..<end], at: ":")
      self.user = user
      hasPassword = password != nil
      hosts = authority[authority.index(after: end)...].split(separator: ",")
    } else {
      user = nil
      hasPassword = false
      hosts = authority.split(separator: ",")
    }
    options = (query ?? "").split(whereSeparator: "&;".contains).map {
      let (name, value) = Self.cut($0, at: "=")
      return (name, value)
    }
  }

  /// The names of its options in lower case: MongoDB takes them in any.
  var optionNames: [String] { options.map { $0.name.lowercased() } }

  /// All of it but what is secret.
  var shown: String {
    let login = user.map { $0 + (hasPassword ? ":***@" : "@") } ?? ""
    let query = options.map { option in
      guard let value = option.value else { return String(option.name) }
      return "\(option.name)=\(Self.isSecret(option.name.lowercased()) ? "***" : value)"
    }.joined(separator: "&")
    let place = "\(scheme)://\(login)\(hosts.joined(separator: ","))"
    return place + (database.map { "/\($0)" } ?? "") + (query.isEmpty ? "" : "?\(query)")
  }

  /// Properties of a mechanism may be tokens.
  private static func isSecret(_ option: String) -> Bool {
    option.contains("password") || option == "authmechanismproperties"
  }

  private static func cut(_ text: Substring, at mark: String) -> (Substring, Substring?) {
    guard let range = text.firstRange(of: mark) else { return (text, nil) }
    return (text[..<range.lowerBound], text[range.upperBound...])
  }
}
