import Chat
import ChatTesting
import NIOCore

/// Many people, each with several devices, and a server and a network that fail all the time; at the
/// end everything is quiet, and everybody is asked what they see.
struct ChaosRun: Sendable {
  /// What came of it.
  struct Report: Sendable {
    let history: RunHistory
    let acknowledged: Int
    let faults: [String: Int]
    /// Whether all that was planned has happened, or the time was over before.
    let isWhole: Bool
    let eventsOfSecond: Int
    /// What the second client saw, and no client should; what was not settled at the end; and what else
    /// was wrong with the run.
    let problems: [String]
  }

  let plan: Plan
  private let recorder: Recorder
  private let faults: any Trouble
  private let people: [Person]
  private let stranger: Stranger
  private let second: SecondClient

  /// Lives through the plan with a server that is killed and paused, or with other trouble.
  static func report(
    _ plan: Plan,
    with trouble: (Plan, Recorder) async throws -> any Trouble = { plan, recorder in
      try await Faults(plan, recorder: recorder)
    }
  ) async throws -> Report {
    print("chaos: CHAOS_SEED=\(plan.seed) runs it again")
    let recorder = Recorder(bounds: .short)
    let run = try await ChaosRun(plan, recorder, try await trouble(plan, recorder))
    do {
      let report = try await run.run()
      run.second.stop()
      try await run.faults.stop()
      return report
    } catch {
      run.second.stop()
      try? await run.faults.stop()
      throw error
    }
  }

  private init(_ plan: Plan, _ recorder: Recorder, _ faults: any Trouble) async throws {
    self.plan = plan
    self.recorder = recorder
    self.faults = faults
    let port = faults.proxy.port
    let names = ["ada", "grace", "linus"]
    var people: [Person] = []
    for number in 0..<plan.people {
      people.append(
        try await Self.person(
          "\(names[number % names.count]).\(number)", plan, number: number, port: port,
          recorder: recorder))
    }
    // One who has nothing but the second client, and one who has it beside others.
    let devices = plan.mistakes.enumerated().map { number, mistake in
      (number == 0 ? "+" : "") + "second:\(number)" + (mistake.isEmpty ? "" : "~\(mistake)")
    }
    second = try await SecondClient.started(
      devices + ["ada.0:\(plan.devices)"], port: port, plan: plan, recorder: recorder)
    people.append(Person(login: try await Login.logIn("second", port: port), clients: []))
    self.people = people
    var alone = plan
    alone.devices = 1
    let outsider = try await Self.person(
      "stranger", alone, number: plan.people, port: port, recorder: recorder)
    stranger = Stranger(client: outsider.clients[0], recorder: recorder)
  }

  private static func person(
    _ name: String, _ plan: Plan, number: Int, port: Int, recorder: Recorder
  ) async throws -> Person {
    let first = try await Login.register(name, port: port)
    var clients: [ModelClient] = []
    for device in 0..<plan.devices {
      let login =
        device == 0 ? first : try await Login.logIn(name, device: "\(device)", port: port)
      let seed = plan.seed &* 1_000 &+ UInt64(number * 100 + device)
      clients.append(
        ModelClient(
          RunHistory.Device(first.user, device), login: login, recorder: recorder, seed: seed))
    }
    return Person(login: first, clients: clients)
  }

  private var clients: [ModelClient] { people.flatMap(\.clients) + [stranger.client] }

  private func run() async throws -> Report {
    // Neighbours are friends for good; those two seats apart come and go.
    for (one, other) in pairs(apart: 1) { try await acquaint(one, other).begin() }
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      for client in clients { tasks.addTask { await client.run() } }
      tasks.addTask { await noteStalls() }
      try await liveThroughFaults()
      let unsettled = try await settle()
      try await seeSomeLeave()
      try await second.end()
      for person in people { recorder.end(with: try await ending(of: person)) }
      tasks.cancelAll()
      for client in clients { await client.leave(forGood: true) }
      let report = Report(
        history: recorder.history, acknowledged: recorder.acknowledged,
        faults: await faults.counts,
        isWhole: await faults.areEnough, eventsOfSecond: second.eventCount,
        problems: await second.problems + faults.problems + unsettled)
      try await tasks.waitForAll()
      return report
    }
  }

  private func pairs(apart distance: Int) -> [(Person, Person)] {
    let all = people.indices.map { (people[$0], people[($0 + distance) % people.count]) }
    // With few people the circle closes, and one pair would be there twice.
    return people.count > 2 * distance ? all : Array(all.dropLast(distance))
  }

  private func acquaint(_ one: Person, _ other: Person) -> Acquaintance {
    Acquaintance(one: one, other: other, recorder: recorder)
  }

  private func liveThroughFaults() async throws {
    try second.say("live")
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for client in people.flatMap(\.clients) {
        tasks.addTask { await client.live(pace: plan.pace) }
      }
      if people.count > 3 {
        for (number, pair) in pairs(apart: 2).enumerated() {
          let random = SplitMix64(seed: plan.seed &+ UInt64(number))
          tasks.addTask { await acquaint(pair.0, pair.1).waver(random) }
        }
      }
      tasks.addTask { await stranger.pry(SplitMix64(seed: plan.seed)) }
      var random = SplitMix64(seed: plan.seed)
      while recorder.now < plan.limit {
        let isEnough = await faults.areEnough
        guard !isEnough || recorder.acknowledged < plan.sends else { break }
        try await Task.sleep(for: plan.calm * Double.random(in: 0.3...1, using: &random))
        try await faults.strike()
      }
      tasks.cancelAll()
      try await tasks.waitForAll()
    }
    try second.say("rest")
  }

  /// When this very process gets no time, its devices see late what came in time.
  private func noteStalls() async {
    let tick = Duration.milliseconds(100)
    while !Task.isCancelled {
      let before = recorder.now
      try? await Task.sleep(for: tick)
      if recorder.now - before > tick * 5 { recorder.disturbed(since: before) }
    }
  }

  /// Waits until everything is answered and nothing more is said, two minutes beyond the last that was
  /// answered; then says what was not.
  private func settle() async throws -> [String] {
    var (end, last, waiting) = (recorder.now + .seconds(120), -1, Int.max)
    while true {
      var (busy, count) = (second.isIdle ? [] : ["the second client still waits for answers"], 0)
      for client in clients {
        let length = await client.outbox.count
        count += length
        if length > 0 { busy.append("\(client.device) still waits for \(length) answers") }
      }
      if recorder.eventCount != last { busy.append("there is still something new") }
      if count < waiting { (end, waiting) = (recorder.now + .seconds(120), count) }
      guard !busy.isEmpty, recorder.now < min(end, plan.limit + .seconds(150)) else { return busy }
      last = recorder.eventCount
      try await Task.sleep(for: .milliseconds(2_500))
    }
  }

  /// Every other person leaves; their friends must see it, and that the others are still there.
  private func seeSomeLeave() async throws {
    for (number, person) in people.enumerated() where number.isMultiple(of: 2) {
      for client in person.clients { await client.leave(forGood: true) }
      try second.say("leave \(person.login.user)")
    }
    try await Task.sleep(for: RunHistory.Bounds.short.offline + .seconds(2))
    recorder.record(stranger.client.device, .presence([:], whole: false))
  }

  private func ending(of person: Person) async throws -> RunHistory.Ending {
    let login = person.login
    var conversations: [RunHistory.Conversation] = []
    let list = try await login.send(.GET, "conversations?limit=100").json["items"].items
    for shown in list {
      let log = try await login.wholeLog(of: shown["id"].text ?? "")
      conversations.append(RunHistory.Conversation(shown, log: log))
    }
    func people(_ path: String) async throws -> [String] {
      try await login.send(.GET, path).json["items"].items.compactMap { $0["user"]["id"].text }
    }
    var ending = RunHistory.Ending(
      person: login.user, conversations: conversations, friends: try await people("friends"),
      incoming: try await people("friend-requests?direction=incoming"),
      outgoing: try await people("friend-requests?direction=outgoing"))
    for client in person.clients { ending.copies += await client.shown }
    for client in person.clients { ending.friendsShown[client.device] = await client.friends }
    for device in second.devices(of: login.user) {
      ending.copies += second.copies.filter { $0.device == device }
      ending.friendsShown[device] = second.friends[device]
    }
    return ending
  }
}
