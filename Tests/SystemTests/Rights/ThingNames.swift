import Chat

/// The ids of one thing by the names that the tables call them, such as `{conversation}`.
typealias ThingNames = [String: String]

extension ThingNames {
  /// Ids of the same form that nothing has.
  static let missing = ThingNames(
    uniqueKeysWithValues: [
      "owner", "conversation", "request", "session", "upload", "media", "token", "invite",
      "report",
    ]
    .enumerated().map { ($1, "019b7600-0000-7000-8000-00000000000\($0)") })

  /// What a path names that is no id.
  static let parts: ThingNames = ["1": "1", "😀": "%F0%9F%98%80", "original": "original"]

  func filled(into text: String) -> String {
    reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  func filled(into value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(filled(into: text))
    case .array(let items): .array(items.map { filled(into: $0) })
    case .object(let members): .object(members.mapValues { filled(into: $0) })
    default: value
    }
  }

  /// The opposite of filling in: what was told of two things can be compared.
  func erased(from text: String) -> String {
    reduce(text) { $0.replacing($1.value, with: "{\($1.key)}") }
  }
}
