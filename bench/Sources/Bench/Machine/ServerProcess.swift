import Foundation
import NIOCore
import NIOPosix

/// The server under test over an empty data folder, on a core of its own.
final class ServerProcess: Sendable {
  let port: Int
  /// From the start of the process to the first 200 of `/readyz`.
  let startNanoseconds: Int64
  private let process: Process
  private let folder: String

  var identifier: Int32 { process.processIdentifier }

  /// Starts `binary`, pinned to the processor `core` where one is named, over the replica set at
  /// `mongodb` where one is; returns when it can serve.
  static func start(
    _ binary: String, core: Int?, mongodb: String? = nil, in scratch: String,
    on loop: any EventLoop
  ) async throws -> ServerProcess {
    let probe = try await ServerBootstrap(group: loop).bind(host: "127.0.0.1", port: 0).get()
    let port = probe.localAddress?.port ?? 0
    try await probe.close()
    let folder = "\(scratch)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      (core.map { ["taskset", "-c", "\($0)"] } ?? [])
      + [
        binary, "serve", "--port", "\(port)", "--data", "\(folder)/data", "--log-level", "error",
        "--limits-sends-per-minute", "1000000", "--limits-sockets", "1000",
        "--tokens-access-lifetime", "3600", "--passwords-queue", "1000",
      ] + (mongodb.map { ["--store", $0] } ?? [])
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let start = Clock.now
    try process.run()
    RunningServers.add(process.processIdentifier)
    do {
      try await awaitReady(process, port, loop)
    } catch {
      RunningServers.kill(process)
      throw error
    }
    return ServerProcess(port, Clock.now - start, process, folder)
  }

  private init(_ port: Int, _ startNanoseconds: Int64, _ process: Process, _ folder: String) {
    self.port = port
    self.startNanoseconds = startNanoseconds
    self.process = process
    self.folder = folder
  }

  func reading() throws -> ProcessReading { try ProcessReading(of: identifier) }

  /// Bytes of the database with its log.
  var storedBytes: Int {
    databasePaths.reduce(0) { sum, path in
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size]
      return sum + (size as? Int ?? 0)
    }
  }

  /// Has the machine take every byte of the database with its log into its hands once.
  func readDatabase() throws {
    for path in databasePaths where FileManager.default.fileExists(atPath: path) {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? file.close() }
      while try file.read(upToCount: 1 << 20)?.isEmpty == false {}
    }
  }

  private var databasePaths: [String] { ["", "-wal"].map { "\(folder)/data/martlet.sqlite\($0)" } }

  /// Kills it, waits until it is gone, and removes its data.
  func end() {
    RunningServers.kill(process)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func awaitReady(_ process: Process, _ port: Int, _ loop: any EventLoop)
    async throws
  {
    let deadline = Clock.now + 30_000_000_000
    while Clock.now < deadline, process.isRunning {
      let responses = try? await HTTPExchange.perform(
        [Request(path: "/readyz")], port: port, on: loop)
      if responses?.first?.status == 200 { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    throw BenchFault("the server did not become ready")
  }
}
