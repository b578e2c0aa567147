import Foundation
import Logging

/// The executable: finds out what is wanted, does it, and says how that went.
@main
enum MartletCommand {
  /// This release.
  static let version = "0.1.0"

  static func main() async {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let environment = ProcessInfo.processInfo.environment
    exit(await run(&arguments, environment: environment).rawValue)
  }

  private static func run(
    _ arguments: inout [String],
    environment: [String: String]
  ) async -> ExitCode {
    do throws(Fault) {
      switch try Command.take(from: &arguments) {
      case .help: print(Help.text, terminator: "")
      case .version: print("martlet \(version)")
      case .config: return report(arguments, environment)
      case .serve: return await serve(arguments, environment)
      }
      return .success
    } catch {
      return refuse([error])
    }
  }

  /// Prints every setting that holds, as lines of key, value and origin.
  private static func report(_ arguments: [String], _ environment: [String: String]) -> ExitCode {
    let effective = EffectiveSettings(arguments: arguments, environment: environment)
    guard effective.faults.isEmpty else { return refuse(effective.faults) }
    let lines = effective.lines
    let keyWidth = lines.map(\.key.count).max() ?? 0
    let valueWidth = lines.map(\.value.count).max() ?? 0
    for line in lines {
      let key = line.key.padded(to: keyWidth)
      print("\(key) = \(line.value.padded(to: valueWidth))  (\(line.origin))")
    }
    return .success
  }

  /// Serves with the settings that hold; from here on everything is said in the log.
  private static func serve(
    _ arguments: [String],
    _ environment: [String: String]
  ) async -> ExitCode {
    let effective = EffectiveSettings(arguments: arguments, environment: environment)
    guard effective.faults.isEmpty else { return refuse(effective.faults) }
    let level = effective.settings.logLevel
    LoggingSystem.bootstrap {
      JSONLogHandler(label: $0, level: level, output: .standardError)
    }
    return await Server(effective.settings).run()
  }

  /// Says all that is wrong, on standard error.
  private static func refuse(_ faults: [Fault]) -> ExitCode {
    for fault in faults { complain(fault.description) }
    return faults.contains { $0.origin == .commandLine } ? .usage : .configuration
  }

  /// One line for people, on standard error.
  private static func complain(_ line: String) {
    LineOutput.standardError.write(Array("martlet: \(line)".utf8))
  }
}
