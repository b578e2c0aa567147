import Chat
import Foundation
import Logging

/// The executable: finds out what is wanted, does it, and says how that went.
@main
enum MartletCommand {
  /// This release.
  static let version = Release.version

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
      let command = try Command.take(from: &arguments)
      switch command {
      case .help: print(Help.text, terminator: "")
      case .version: print("martlet \(version)")
      case .config: return report(arguments, environment)
      case .backup:
        let file = try command.takeFile(from: &arguments)
        return await work(arguments, environment) { settings throws(DataFault) in
          try Backup(settings: settings).run(to: file)
        }
      case .restore:
        let file = try command.takeFile(from: &arguments)
        let replaces = Command.takeSwitch("--replace", from: &arguments)
        return await work(arguments, environment) { settings throws(DataFault) in
          try Restore(settings: settings).run(from: file, replacing: replaces)
        }
      case .check:
        let tasks = [Check.Task.purge, .newEpoch].filter {
          Command.takeSwitch($0.rawValue, from: &arguments)
        }
        return await check(arguments, environment, doing: tasks)
      case .keys:
        guard Command.takeSwitch("rotate", from: &arguments) else {
          throw Fault(
            origin: .commandLine, description: "It is: martlet \(command.usage) [flags].")
        }
        return await work(arguments, environment) { settings throws(DataFault) in
          try KeyRotation(settings: settings).run()
        }
      case .migrate: return try await migrate(arguments, environment)
      case .user:
        let order = try command.takeUserOrder(from: &arguments)
        return await work(arguments, environment) { settings throws(DataFault) in
          try await UserCommand(settings: settings).run(order)
        }
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

  /// Does what an operator asks of the data and prints what came of it.
  private static func work(
    _ arguments: [String],
    _ environment: [String: String],
    _ body: (Settings) async throws(DataFault) -> String
  ) async -> ExitCode {
    let effective = EffectiveSettings(arguments: arguments, environment: environment)
    guard effective.faults.isEmpty else { return refuse(effective.faults) }
    umask(0o077)
    do throws(DataFault) {
      print(try await body(effective.settings))
      return .success
    } catch {
      complain(error.description)
      return error.exitCode
    }
  }

  /// Prints what was looked at and what is wrong with it, a line each.
  private static func check(
    _ arguments: [String],
    _ environment: [String: String],
    doing tasks: [Check.Task]
  ) async -> ExitCode {
    let effective = EffectiveSettings(arguments: arguments, environment: environment)
    guard !effective.faults.contains(where: { $0.origin == .commandLine }) else {
      return refuse(effective.faults)
    }
    umask(0o077)
    let lines = await Check(effective).lines(doing: tasks)
    for line in lines { print(line) }
    return lines.contains { $0.verdict == .fault } ? .faulty : .success
  }

  /// Says how far it is on standard error, and in the end what there is on standard output.
  private static func migrate(
    _ arguments: [String],
    _ environment: [String: String]
  ) async throws(Fault) -> ExitCode {
    let ends = try MigrationEnds(arguments, environment: environment)
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    do throws(MigrationFault) {
      print(try await Migrate(ends: ends, say: { complain($0) }).run())
      return .success
    } catch {
      complain(error.description)
      return error.exitCode
    }
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
    Processors.giveEachALoop()
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
