import Foundation
import NIOCore
import NIOPosix

/// What every scenario needs: the options, one event loop for all clients, and a place for data.
struct Bench: Sendable {
  let options: Options
  let loop: any EventLoop
  /// Removed at the end; on the disk that is measured.
  let scratch: String

  func startServer(mongodb: String? = nil) async throws -> ServerProcess {
    try await .start(
      options.server, core: options.core, mongodb: mongodb, in: scratch, on: loop)
  }

  func people(of server: ServerProcess) -> People { People(port: server.port, loop: loop) }
}

@main
enum Command {
  static func main() async {
    do {
      try await run(Options(Array(CommandLine.arguments.dropFirst())))
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) async throws {
    raiseFileLimit()
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "martlet-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let signals = RunningServers.followingSignals(removing: scratch)
    defer { signals.forEach { $0.cancel() } }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let bench = Bench(options: options, loop: group.next(), scratch: scratch)
    let report = Report(
      thresholds: try Thresholds(file: options.thresholds), file: options.json)
    let names = options.scenarios.isEmpty ? Scenarios.names : options.scenarios
    let chosen = try names.map { name in
      guard let scenario = Scenarios.named(name, options) else {
        throw BenchFault("no scenario '\(name)'; there are \(Scenarios.names)")
      }
      return (name, scenario)
    }
    for (name, scenario) in chosen {
      let before = loadAverage()
      let figures = try await scenario.run(bench)
      try report.show(
        name,
        figures + [Figure("loadBefore", before), Figure("loadAfter", loadAverage())])
    }
    try await group.shutdownGracefully()
  }
}
