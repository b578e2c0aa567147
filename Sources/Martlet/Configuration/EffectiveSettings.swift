import Configuration
import Foundation

/// The settings that hold, and where each came from.
///
/// Flags outrank variables, variables outrank the file, the file outranks the defaults.
struct EffectiveSettings {
  /// The values; good for nothing unless `faults` is empty.
  private(set) var settings = Settings()
  /// Where each came from, by key; what is missing here is at its default.
  private(set) var origins: [String: Origin] = [:]
  /// Everything that is wrong with any of the sources.
  private(set) var faults: [Fault] = []

  /// Reads all sources; `arguments` begin after the command.
  init(arguments: [String], environment: [String: String]) {
    let flags = Flags(arguments)
    let variables = environment.filter { $0.key.hasPrefix(Option.variablePrefix + "_") }
    // A flag is kept under the variable it outranks: one reader makes values of both.
    let flagged = Option.all.compactMap { option in
      flags.values[option.flag].map { (option.variable, $0) }
    }
    let given = [
      Source(origin: .commandLine, values: Dictionary(uniqueKeysWithValues: flagged)),
      Source(origin: .environment, values: variables),
    ]

    let fileFaults: [Fault]
    do throws(Fault) {
      let file = try Self.file(named: given)
      let whole = given + (file.map { [Source(origin: $0.origin, snapshot: $0.snapshot)] } ?? [])
      read(Option.all, from: whole)
      fileFaults = file?.faults ?? []
      settings.configurationFile = file?.path ?? ""
    } catch {
      read(Option.all, from: given)
      fileFaults = [error]
    }
    faults += flags.faults + Self.unknown(variables) + fileFaults
  }

  /// Every option with its value and where that came from, as `martlet config` shows them.
  var lines: [(key: String, value: String, origin: String)] {
    Option.all.map { option in
      let origin = origins[option.key] ?? .fallback
      return (option.key, option.value(in: settings), origin.name(of: option))
    }
  }

  /// Takes each of `options` from the first of `sources` that has it.
  private mutating func read(_ options: [Option], from sources: [Source]) {
    for option in options {
      for source in sources where origins[option.key] == nil {
        do throws(Option.Refusal) {
          guard try option.take(from: source.snapshot, into: &settings) else { continue }
        } catch {
          faults.append(.refused(error.value, for: option, from: source.origin))
        }
        origins[option.key] = source.origin
      }
      if origins[option.key] == nil { option.fallback?.apply(&settings) }
    }
  }

  /// The file that flags or variables name, or else `martlet.json` in the data directory.
  private static func file(named sources: [Source]) throws(Fault) -> ConfigurationFile? {
    var outer = EffectiveSettings()
    outer.read(Option.all.filter { ["config", "data"].contains($0.key) }, from: sources)
    let named = outer.settings.configurationFile
    if !named.isEmpty { return try ConfigurationFile(path: named) }
    let usual = outer.settings.data + "/martlet.json"
    return FileManager.default.fileExists(atPath: usual) ? try ConfigurationFile(path: usual) : nil
  }

  /// Variables of Martlet's that name no option.
  private static func unknown(_ variables: [String: String]) -> [Fault] {
    let known = Option.all.map(\.variable)
    return variables.keys.sorted().filter { !known.contains($0) }
      .map { .unknown($0, among: known, from: .environment) }
  }

  private init() {}
}

/// One place that settings are read from.
private struct Source {
  let origin: Origin
  let snapshot: any ConfigSnapshot

  init(origin: Origin, snapshot: any ConfigSnapshot) {
    self.origin = origin
    self.snapshot = snapshot
  }

  /// Values by the name of their variable.
  init(origin: Origin, values: [String: String]) {
    let provider = EnvironmentVariablesProvider(environmentVariables: values)
    let prefix = ConfigKey([Option.variablePrefix.lowercased()])
    self.init(origin: origin, snapshot: provider.prefixKeys(with: prefix).snapshot())
  }
}
