import ChatTesting
import Foundation
import NIOCore

/// The server as a process that is killed and paused, behind a network that fails.
actor Faults {
  private let folder: TemporaryFolder
  private let recorder: Recorder
  private var martlet: MartletProcess
  private var random: SplitMix64
  private(set) var counts: [String: Int] = [:]
  let proxy: FaultyProxy

  /// Short times, so that a run sees many of them pass.
  static let flags = [
    "--tokens-access-lifetime", "3600", "--presence-linger", "2", "--realtime-heartbeat", "2",
    "--realtime-silence", "6",
  ]

  /// What those times make of the contract's bounds, on a machine that has other work as well.
  static let bounds: RunHistory.PresenceBounds = {
    var bounds = RunHistory.PresenceBounds()
    bounds.online = .seconds(4)
    bounds.offline = .seconds(6)
    bounds.vanished = .seconds(14)
    return bounds
  }()

  init(recorder: Recorder, seed: UInt64) async throws {
    folder = try TemporaryFolder()
    martlet = try await MartletProcess.serving(folder, Self.flags)
    proxy = try await FaultyProxy(target: martlet.port)
    self.recorder = recorder
    random = SplitMix64(seed: seed)
  }

  var kills: Int { counts["killed"] ?? 0 }

  /// One fault, over when it returns.
  func strike() async throws {
    let start = recorder.now
    defer { recorder.disturbed(since: start) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<6: try await kill()
    case 6: try await pause()
    case 7: cut()
    case 8: try await slowDown()
    default: try await vanish()
    }
  }

  private func kill() async throws {
    try await martlet.killAtOnce()
    try await wait(0...200)
    martlet = try await MartletProcess.serving(folder, Self.flags)
    proxy.retarget(martlet.port)
    count("killed")
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
    await proxy.close()
  }
}
