import ChatTesting
import Foundation
import NIOCore

/// A server over a replica set whose leader is killed, paused and cut off, round after round.
actor Failovers: Trouble {
  private let folder: TemporaryFolder
  private let replicas: ReplicaSet
  private let recorder: Recorder
  private let martlet: MartletProcess
  private let asker: Asker
  private var rounds: [FailoverRound]
  private var electionTimeout = FailoverRound.quick
  private(set) var counts: [String: Int] = [:]
  private(set) var problems: [String] = []
  let proxy: FaultyProxy

  /// The set has to be one with quick elections.
  init(_ rounds: [FailoverRound], over replicas: ReplicaSet, recorder: Recorder) async throws {
    folder = try TemporaryFolder()
    self.replicas = replicas
    self.recorder = recorder
    self.rounds = rounds
    martlet = try await MartletProcess.serving(folder, Self.flags(over: replicas))
    proxy = try await FaultyProxy(target: martlet.port)
    asker = try await Asker(port: martlet.port)
  }

  var areEnough: Bool { rounds.isEmpty }

  func strike() async throws {
    guard !rounds.isEmpty else { return }
    let round = rounds.removeFirst()
    try await prepare(round)
    var outage = try await live(through: round)
    if outage.isTooLong, outage.wasStarved {
      print("failover: again, for this machine had no time: \(outage)")
      outage = try await live(through: round)
    }
    print("failover: \(rounds.count) rounds to go; \(outage); \(recorder.acknowledged) sends")
    // A line per round also where nobody sits at a terminal.
    fflush(nil)
    if outage.isTooLong || outage.answers.contains(where: { !$0.isInOrder }) {
      problems.append("\(outage)")
    }
    counts["\(round.fault.rawValue)s of the primary", default: 0] += 1
  }

  private func prepare(_ round: FailoverRound) async throws {
    guard round.electionTimeout != electionTimeout else { return }
    try await replicas.elect(after: round.electionTimeout)
    electionTimeout = round.electionTimeout
  }

  private func live(through round: FailoverRound) async throws -> Outage {
    let primary = try await replicas.settled()
    try await asker.renew()
    let start = recorder.now
    defer { recorder.disturbed(since: start) }
    async let stall = Stopwatch.longestStall(during: round.length)
    try await begin(round.fault, primary)
    async let answers = asker.ask(during: round.length)
    if round.hasElection { _ = try await replicas.writable() }
    var vacancy = recorder.now - start
    try await Task.sleep(for: max(round.length - vacancy, .zero))
    try await end(round.fault, primary)
    if !round.hasElection {
      _ = try await replicas.writable()
      vacancy = recorder.now - start
    }
    try await replicas.settled()
    try await waitForSend()
    return await Outage(
      round: round, vacancy: vacancy, silence: recorder.longestSilence(since: start), stall: stall,
      answers: answers)
  }

  private func begin(_ fault: FailoverRound.Fault, _ member: Int) async throws {
    switch fault {
    case .kill: try await replicas.kill(member)
    case .pause: try await replicas.pause(member)
    case .partition: try await replicas.partition(member)
    }
  }

  private func end(_ fault: FailoverRound.Fault, _ member: Int) async throws {
    switch fault {
    case .kill: try await replicas.restart(member)
    case .pause: try await replicas.resume(member)
    case .partition: try await replicas.heal(member)
    }
  }

  /// An outage that has not ended is measured to its end, or as longer than any may be.
  private func waitForSend() async throws {
    let (before, end) = (recorder.acknowledged, recorder.now + .seconds(30))
    while recorder.acknowledged == before, recorder.now < end {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  func stop() async throws {
    try await martlet.killAtOnce()
    await proxy.close()
  }
}
