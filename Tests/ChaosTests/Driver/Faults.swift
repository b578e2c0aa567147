import ChatTesting
import Foundation
import NIOCore

/// The server as a process that is killed and paused, whose clock jumps and whose power fails, which goes
/// on from backups, behind a network that fails.
actor Faults: Trouble {
  private let folder: TemporaryFolder
  /// What the server is told.
  private let flags: [String]
  private let plan: Plan
  private let system: FaultySystem
  private let recorder: Recorder
  private var martlet: MartletProcess
  private var random: SplitMix64
  private(set) var counts: [String: Int] = [:]
  private(set) var problems: [String] = []
  private(set) var areEnough: Bool
  /// Where the data folder is, as far as the power can be made to fail.
  private var disk: LoopDisk?
  let proxy: FaultyProxy

  init(_ plan: Plan, recorder: Recorder) async throws {
    folder = try TemporaryFolder()
    system = try FaultySystem(folder)
    disk = plan.replicas == nil && LoopDisk.isPossible ? try LoopDisk(folder, megabytes: 512) : nil
    flags = Self.flags(over: plan.replicas)
    martlet = try await MartletProcess.serving(folder, flags, environment: system.environment)
    proxy = try await FaultyProxy(target: martlet.port)
    self.recorder = recorder
    self.plan = plan
    random = SplitMix64(seed: plan.seed)
    // Where no kill is planned, no other fault is needed either.
    areEnough = plan.kills == 0
  }

  private enum Fault: CaseIterable {
    case kill, powerCut, pause, cut, slowDown, vanish, jump, restore
  }

  /// What is still to come, in this order: chance says when something fails, and the plan how often.
  private var coming: [Fault] = []

  private func times(of fault: Fault) -> Int {
    switch fault {
    case .kill: plan.kills
    case .powerCut: disk == nil ? 0 : plan.powerCuts
    // `martlet restore` puts back what `martlet backup` has made of a data folder; a set is put back by
    // MongoDB's own means, and its server is told so by `martlet check --new-epoch`.
    case .restore: plan.replicas == nil ? max(1, plan.kills / 18) : 0
    default: max(1, plan.kills / 9)
    }
  }

  /// One fault, over when it returns.
  func strike() async throws {
    let start = recorder.now
    defer { recorder.disturbed(since: start) }
    if coming.isEmpty {
      coming = Fault.allCases.flatMap { Array(repeating: $0, count: times(of: $0)) }
      coming.shuffle(using: &random)
    }
    switch coming.removeLast() {
    case .kill: try await kill()
    case .powerCut: try await cutPower()
    case .pause: try await pause()
    case .cut: cut()
    case .slowDown: try await slowDown()
    case .vanish: try await vanish()
    case .jump: try await jump()
    case .restore: try await restore()
    }
    areEnough = areEnough || coming.isEmpty
  }

  private func kill() async throws {
    try await martlet.killAtOnce()
    try await wait(0...200)
    try await serve()
    count("killed")
  }

  /// The server goes on with what the disk held at one moment in the midst of everything.
  private func cutPower() async throws {
    let data = folder.path + "/data"
    let image = "\(folder.path)/disk-\(counts["power cuts", default: 0])"
    martlet.send(SIGSTOP)
    try disk?.copy(to: image)
    try await martlet.killAtOnce()
    try disk?.discard()
    disk = try LoopDisk(image, in: folder)
    if try await Operator.run(["check", "--data", data]) != 0 {
      problems.append("martlet check found a fault behind a power cut")
    }
    try await serve()
    count("power cuts")
  }

  private func serve() async throws {
    martlet = try await MartletProcess.serving(folder, flags, environment: system.environment)
    proxy.retarget(martlet.port)
  }

  /// The wall clock is up to an hour wrong, in half of the cases until it jumps again.
  private func jump() async throws {
    let offset = Int.random(in: -3_600...3_600, using: &random)
    try system.write(offset: .seconds(offset))
    try await wait(200...2_000)
    if Bool.random(using: &random) { try system.write() }
    count("clock jumps")
  }

  /// A backup is made beside the server, and some time later the server goes on from it.
  private func restore() async throws {
    let data = folder.path + "/data"
    let (file, begun) = ("\(folder.path)/backup-\(counts["restored", default: 0])", recorder.now)
    guard try await Operator.run(["backup", file, "--data", data]) == 0 else {
      throw Unexpected(answer: "no backup")
    }
    try await wait(300...2_000)
    try await martlet.killAtOnce()
    proxy.cut()
    try await recorder.waitUntilAllAreGone()
    guard try await Operator.run(["restore", file, "--replace", "--data", data]) == 0 else {
      throw Unexpected(answer: "no restoration")
    }
    recorder.restored(from: begun)
    try await serve()
    count("restored")
  }

  private func pause() async throws {
    martlet.send(SIGSTOP)
    try await wait(200...2_500)
    martlet.send(SIGCONT)
    count("paused")
  }

  /// Some connections break; about half of them.
  private func cut() {
    proxy.cut { Bool.random(using: &random) }
    count("cut")
  }

  private func slowDown() async throws {
    let delay = Int64.random(in: 20...300, using: &random)
    proxy.change { $0.delay = .milliseconds(delay) }
    try await wait(500...2_000)
    proxy.change { $0.delay = .zero }
    count("slowed down")
  }

  /// Everything vanishes for a while; what was open then stays half-open on the server's side.
  private func vanish() async throws {
    proxy.change { $0.isSwallowing = true }
    try await wait(200...5_000)
    proxy.change { $0.isSwallowing = false }
    proxy.cut()
    count("vanished")
  }

  private func count(_ fault: String) { counts[fault, default: 0] += 1 }

  private func wait(_ milliseconds: ClosedRange<Int>) async throws {
    try await Task.sleep(
      for: .milliseconds(Int.random(in: milliseconds, using: &random)))
  }

  /// Ends it all.
  func stop() async throws {
    try await martlet.killAtOnce()
    try disk?.discard()
    await proxy.close()
  }
}
