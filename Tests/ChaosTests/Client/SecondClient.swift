import Chat
import ChatTesting
import Foundation
import Synchronization

/// Devices that another client drives, in a process of its own: it is written in Python, from the
/// page about the protocol alone, and so finds out whether that page is enough.
final class SecondClient: Sendable {
  private struct State {
    /// What came of a line that has not ended.
    var begun = Data()
    var devices: Set<RunHistory.Device> = []
    var waiting: [RunHistory.Device: Int] = [:]
    var sends: Set<RunHistory.ChangeKey> = []
    var copies: [RunHistory.Copy] = []
    var friends: [RunHistory.Device: Set<String>] = [:]
    var eventCount = 0
    var problems: [String] = []
    var hasEnded = false
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let recorder: Recorder
  private let state = Mutex(State())

  /// Starts it with `devices`, each `name:number`, behind a `+` where it registers the person first,
  /// and with a mistake behind `~`; returns when all of them are logged in.
  static func started(_ devices: [String], port: Int, plan: Plan, recorder: Recorder) async throws
    -> SecondClient
  {
    let client = SecondClient(recorder: recorder)
    try client.run(devices, port: port, plan: plan)
    try await client.wait("log-ins") { $0.devices.count == devices.count }
    return client
  }

  private init(recorder: Recorder) { self.recorder = recorder }

  private func run(_ devices: [String], port: Int, plan: Plan) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "SecondClient")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "python3", "-B", folder.path, "--port", "\(port)", "--origin", SocketClient.publicURL,
        "--began", "\(recorder.began)", "--seed", "\(plan.seed)", "--pace",
        "\(plan.pace / .seconds(1))",
      ] + devices
    process.standardInput = input
    process.standardOutput = output
    output.fileHandleForReading.readabilityHandler = { [self] handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil }
      take(data)
    }
    try process.run()
  }

  /// Tells it what to do.
  func say(_ command: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data("\(command)\n".utf8))
  }

  /// Whether all that its devices wanted has been answered.
  var isIdle: Bool { state.withLock { $0.waiting.values.allSatisfy { $0 == 0 } } }

  var eventCount: Int { state.withLock { $0.eventCount } }

  /// What it says no client should ever see.
  var problems: [String] { state.withLock { $0.problems } }

  /// Its devices of `person`.
  func devices(of person: String) -> [RunHistory.Device] {
    state.withLock { $0.devices.filter { $0.person == person } }
  }

  /// What its devices held at the end.
  var copies: [RunHistory.Copy] { state.withLock { $0.copies } }

  /// Whom its devices showed as friends at the end.
  var friends: [RunHistory.Device: Set<String>] { state.withLock { $0.friends } }

  /// Lets all devices leave, and waits until they have said what they hold.
  func end() async throws {
    try say("end")
    try await wait("the end") { $0.hasEnded }
  }

  /// Ends it at once, whatever it does.
  func stop() {
    output.fileHandleForReading.readabilityHandler = nil
    if process.isRunning { process.terminate() }
  }

  /// Another process tells nobody here when it changes, so it is asked again and again.
  private func wait(_ what: String, _ isDone: (borrowing State) -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(180)
    while !state.withLock({ isDone($0) }) {
      guard ContinuousClock.now < end, process.isRunning || what == "the end" else {
        throw TimedOut(what: "\(what) of the second client")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func take(_ data: Data) {
    let lines = state.withLock { state -> [Data] in
      guard let last = data.range(of: Data("\n".utf8), options: .backwards) else {
        state.begun += data
        return []
      }
      let whole = String(decoding: state.begun + data[..<last.lowerBound], as: UTF8.self)
      state.begun = data[last.upperBound...]
      return whole.components(separatedBy: "\n").map { Data($0.utf8) }
    }
    for line in lines {
      do {
        take(try JSONDecoder().decode(JournalLine.self, from: line))
      } catch {
        note(problem: String(decoding: line, as: UTF8.self))
      }
    }
  }

  private func take(_ line: JournalLine) {
    if let event = RunHistory.Event(line) { return take(event) }
    if let copy = RunHistory.Copy(line) { return state.withLock { $0.copies.append(copy) } }
    switch (line.event, line.device) {
    case ("learned", _):
      recorder.learn(line.conversation ?? "", people: Set(line.people ?? []))
    case ("stalled", _): recorder.disturbed(since: .nanoseconds(line.since ?? 0))
    case ("joined", let device?): state.withLock { _ = $0.devices.insert(device) }
    case ("waiting", let device?): state.withLock { $0.waiting[device] = line.count }
    case ("friends", let device?):
      state.withLock { $0.friends[device] = Set(line.people ?? []) }
    case ("ended", _): state.withLock { $0.hasEnded = true }
    default: note(problem: line.what ?? line.event)
    }
  }

  private func note(problem: String) { state.withLock { $0.problems.append(problem) } }

  private func take(_ event: RunHistory.Event) {
    recorder.record(event)
    state.withLock { $0.eventCount += 1 }
    switch event.what {
    case .asked(let change) where change.action.target == nil:
      state.withLock { _ = $0.sends.insert(change.key) }
    case .acknowledged(let answer):
      if state.withLock({ $0.sends.remove(answer.key) }) != nil { recorder.countSend() }
    default: break
    }
  }
}
