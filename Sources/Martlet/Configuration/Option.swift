import Configuration

/// One setting as operators see it: its names, what it decides, and what it may be.
///
/// `Option.all` is the only list of them: the flags, the variables, the keys of the file, the
/// checks, `martlet config` and `martlet help` all follow from it.
struct Option: Sendable {
  /// Its key in the configuration file, as in `limits.sendsPerMinute`.
  let key: String
  /// How it is read, checked and shown.
  let kind: Kind
  /// What it decides: one sentence for an operator.
  let purpose: String
  /// How its value follows from elsewhere where no source names it; nil keeps what `Settings` says.
  var fallback: Fallback?
  /// False for the name of the configuration file itself.
  var standsInFile = true
  /// Whether what somebody writes for it is shown to nobody: it may hold a password.
  var mayHoldSecrets = false

  /// What a value may be, and where in the settings it goes.
  enum Kind: Sendable {
    /// A whole number within bounds.
    case integer(WritableKeyPath<Settings, Int> & Sendable, ClosedRange<Int>, unit: Unit)
    /// A text; `write` answers false to one that is not `allowed`.
    case text(
      allowed: String,
      read: @Sendable (Settings) -> String,
      write: @Sendable (inout Settings, String) -> Bool
    )
  }

  /// What a number counts.
  enum Unit: String {
    case none = ""
    case seconds
    case bytes
  }

  /// A default that depends on other settings or on the machine.
  struct Fallback: Sendable {
    /// The default in words, for `martlet help`.
    let meaning: String
    /// Puts it into settings in which every option before this one in the table is final.
    let apply: @Sendable (inout Settings) -> Void
  }

  /// What every variable of Martlet's begins with.
  static let variablePrefix = "MARTLET"

  /// Its environment variable, as in `MARTLET_LIMITS_SENDS_PER_MINUTE`.
  var variable: String {
    ([Option.variablePrefix] + words).joined(separator: "_").uppercased()
  }

  /// Its flag, as in `--limits-sends-per-minute`.
  var flag: String { "--" + words.joined(separator: "-") }

  /// What it may be, in words.
  var allowed: String {
    switch kind {
    case .integer(_, let range, .none):
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .integer(_, let range, let unit):
      "a whole number from \(range.lowerBound) to \(range.upperBound), in \(unit.rawValue)"
    case .text(let allowed, _, _): allowed
    }
  }

  /// Its value within `settings` as text, with its unit.
  func value(in settings: Settings) -> String {
    switch kind {
    case .integer(let path, _, .none): "\(settings[keyPath: path])"
    case .integer(let path, _, let unit): "\(settings[keyPath: path]) \(unit.rawValue)"
    case .text(_, let read, _): read(settings)
    }
  }

  /// Puts what `source` holds for it into `settings`, and answers whether it held anything.
  ///
  /// Throws `Refusal` when that is not allowed; `settings` are then as they were.
  func take(
    from source: any ConfigSnapshot,
    into settings: inout Settings
  ) throws(Refusal) -> Bool {
    let key = AbsoluteConfigKey(key.split(separator: ".").map(String.init))
    do {
      switch kind {
      case .integer(let path, let range, _):
        let found = try source.value(forKey: key, type: .int).value?.content
        guard case .int(let number)? = found else { return false }
        guard range.contains(number) else { throw Refusal(value: String(number)) }
        settings[keyPath: path] = number
      case .text(_, _, let write):
        let found = try source.value(forKey: key, type: .string).value?.content
        guard case .string(let text)? = found else { return false }
        guard write(&settings, text) else { throw Refusal(value: text) }
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      // The library found something of another type; as a text it can at least be shown.
      let text = try? source.value(forKey: key, type: .string).value?.content
      guard case .string(let text)? = text else { throw Refusal(value: nil) }
      throw Refusal(value: text)
    }
    return true
  }

  /// A value that is not allowed.
  struct Refusal: Error {
    /// The value; nil where it is of a type that has no place here at all.
    let value: String?
  }

  /// The words of its key in lower case: `limits.sendsPerMinute` has four.
  private var words: [String] {
    var words = [""]
    var previous: Character?
    for character in key {
      let begins = character.isUppercase && previous?.isLowercase == true
      if character == "." || begins { words.append("") }
      if character != "." { words[words.count - 1].append(character) }
      previous = character
    }
    return words.map { $0.lowercased() }
  }
}
