import Foundation

/// The process that starts the members of one set and ends with their last command: `Tests/ReplicaSet`.
final class ReplicaSetKeeper: Sendable {
  struct Place: Decodable {
    let uri: String
    let folder: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL.path

  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  /// One command at a time, and none on a thread that others need: an answer may take its time.
  private let queue = DispatchQueue(label: "replica-set")

  init(mongod: String, _ options: ReplicaSet.Options) throws {
    // To ask one that has died must be an error, not the end of all tests.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(filePath: Self.root + "/.venv/bin/python")
    process.arguments = [Self.root + "/Tests/ReplicaSet", "--mongod", mongod] + Self.flags(options)
    process.standardInput = commands
    process.standardOutput = answers
    try process.run()
  }

  /// It is told, because its end of the pipe may have been inherited by a process that was started at the
  /// same moment, and then does not end with ours.
  deinit {
    try? commands.fileHandleForWriting.write(contentsOf: Data("end\n".utf8))
    try? commands.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  var processIdentifier: Int32 { process.processIdentifier }

  /// Its first answer, which no command asks for.
  func started() async throws -> Place { try await answer(to: nil) }

  /// What it answers to a command; it bounds all its waiting.
  func ask<Value: Decodable & Sendable>(_ command: String) async throws -> Value {
    try await answer(to: command)
  }

  /// Gives a command whose answer says no more than that it was obeyed.
  func tell(_ command: String) async throws {
    let _: Nothing? = try await answer(to: command)
  }

  private func answer<Value: Decodable & Sendable>(to command: String?) async throws -> Value {
    let line = try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.exchange(command) }) }
    }
    if let failure = try? JSONDecoder().decode(Failure.self, from: line) { throw failure }
    return try JSONDecoder().decode(Answer<Value>.self, from: line).value
  }

  private func exchange(_ command: String?) throws -> Data {
    if let command {
      try commands.fileHandleForWriting.write(contentsOf: Data((command + "\n").utf8))
    }
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let piece = answers.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Failure(error: "the keeper of the set has died") }
      line += piece
    }
    return line
  }

  private static func flags(_ options: ReplicaSet.Options) -> [String] {
    let election = milliseconds(options.electionTimeout)
    var flags = ["--members", "\(options.members)", "--election", "\(election)"]
    if options.usesTLS { flags.append("--tls") }
    if options.usesNamespaces { flags.append("--namespaces") }
    if let user = options.user { flags += ["--user", user.name, "--password", user.password] }
    for (name, value) in options.parameters { flags += ["--parameter", "\(name)=\(value)"] }
    return flags
  }

  static func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }

  /// Tries it once, under names that the keeper would take away.
  static func canMakeNetworks() -> Bool {
    let attempt = Process()
    attempt.executableURL = URL(filePath: "/bin/sh")
    attempt.arguments = [
      "-c",
      """
      ip netns add martlet-$$-0 && ip link add mlt$$ type bridge && ip link delete mlt$$
      status=$?; ip netns delete martlet-$$-0; exit $status
      """,
    ]
    attempt.standardOutput = FileHandle.nullDevice
    attempt.standardError = FileHandle.nullDevice
    guard (try? attempt.run()) != nil else { return false }
    attempt.waitUntilExit()
    return attempt.terminationStatus == 0
  }

  struct Failure: Error, Decodable {
    let error: String
  }

  private struct Answer<Value: Decodable>: Decodable {
    let value: Value
  }

  private struct Nothing: Decodable {}
}
