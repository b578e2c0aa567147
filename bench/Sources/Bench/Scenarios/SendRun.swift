import NIOCore

/// How messages are sent.
enum Pace: Sendable {
  /// So many a second over all, whatever the answers do.
  case open(perSecond: Int)
  /// So many unanswered ones per writer, the next one with each answer.
  case closed(outstanding: Int)
}

/// What one run is to do.
struct SendPlan: Sendable {
  let pace: Pace
  /// Seconds that are not counted, and those that are.
  let warmUp: Int64
  let measured: Int64
}

/// What came of it, over the counted seconds alone.
struct SendOutcome: Sendable {
  var acknowledged = 0
  var delivered = 0
  var reported = 0
  var refused = 0
  /// Sent and, seconds after the end, still not both acknowledged and delivered.
  var missing = 0
  var ackNanoseconds: [Int64] = []
  var deliveryNanoseconds: [Int64] = []
  var server: [ProcessReading] = []
  var generator: [ProcessReading] = []
}

/// Sends texts between pairs and times what comes back. Lives on one event loop.
///
/// Latency counts from the moment at which a message was due, not from that at which a busy
/// generator came round to it; otherwise the slowest moments would hide themselves.
final class SendRun {
  static let body = String(repeating: "martlet ", count: 12) + "flew"
  private static let drainSeconds: Int64 = 5

  private let plan: SendPlan
  private let pairs: [Pair]
  private let loop: any EventLoop
  private let server: Int32
  private let finished: EventLoopPromise<SendOutcome>
  private var outcome = SendOutcome()
  private var number = 0
  private var due: Int64 = 0
  private var countsFrom = Int64.max
  private var countsUntil = Int64.max

  private init(_ plan: SendPlan, _ pairs: [Pair], server: Int32, on loop: any EventLoop) {
    self.plan = plan
    self.pairs = pairs
    self.server = server
    self.loop = loop
    finished = loop.makePromise()
  }

  /// Runs `plan` over open sockets; fails where a process cannot be read.
  static func perform(
    _ plan: SendPlan, over sockets: [OpenPair], server: Int32, on loop: any EventLoop
  ) async throws -> SendOutcome {
    try await loop.flatSubmit {
      let pairs = sockets.map { Pair($0) }
      let run = SendRun(plan, pairs, server: server, on: loop)
      let bound = NIOLoopBound(run, eventLoop: loop)
      run.start()
      // The run is kept by its own timers and by the sockets' handlers until it has finished.
      return run.finished.futureResult.always { _ in bound.value.fallSilent() }
    }.get()
  }

  private func start() {
    for pair in pairs {
      pair.writer.onFrame = { [self] in take($0, of: pair) }
      pair.reader.onFrame = { [self] in takeDelivery($0, of: pair) }
    }
    due = Clock.now
    let bound = NIOLoopBound(self, eventLoop: loop)
    after(seconds: plan.warmUp) { $0.beginCounting() }
    after(seconds: plan.warmUp + plan.measured) { $0.endCounting() }
    let reports = loop.scheduleRepeatedTask(
      initialDelay: .milliseconds(100), delay: .milliseconds(100)
    ) { _ in
      let now = Clock.now
      for pair in bound.value.pairs { pair.reportReceived(now) }
    }
    finished.futureResult.whenComplete { _ in reports.cancel() }
    switch plan.pace {
    case .open(let perSecond): sendDue(every: 1_000_000_000 / Int64(perSecond))
    case .closed(let outstanding):
      for pair in pairs {
        for _ in 0..<outstanding { send(from: pair, due: Clock.now) }
        pair.writer.flush()
      }
    }
  }

  private func fallSilent() {
    for pair in pairs { pair.fallSilent() }
  }

  private func after(seconds: Int64, _ body: @escaping @Sendable (SendRun) -> Void) {
    let bound = NIOLoopBound(self, eventLoop: loop)
    loop.scheduleTask(in: .seconds(seconds)) { body(bound.value) }
  }

  private func beginCounting() {
    countsFrom = Clock.now
    read()
  }

  private func endCounting() {
    countsUntil = Clock.now
    read()
    after(seconds: 1) { $0.finishWhenDrained() }
  }

  private func finishWhenDrained() {
    let waiting = pairs.reduce(0) { $0 + $1.waiting.count }
    guard waiting > 0, Clock.now < countsUntil + Self.drainSeconds * 1_000_000_000 else {
      outcome.missing = waiting
      return finished.succeed(outcome)
    }
    after(seconds: 1) { $0.finishWhenDrained() }
  }

  private func read() {
    do {
      outcome.server.append(try ProcessReading(of: server))
      outcome.generator.append(try .ofGenerator())
    } catch {
      finished.fail(error)
    }
  }

  private func counts(_ moment: Int64) -> Bool { moment >= countsFrom && moment < countsUntil }

  /// Sends what is due, and wakes when the next is: a steady tick would add half its length to
  /// every answer.
  private func sendDue(every interval: Int64) {
    let now = Clock.now
    var touched: [Pair] = []
    while due <= now, due < countsUntil {
      let pair = pairs[number % pairs.count]
      send(from: pair, due: due)
      touched.append(pair)
      due += interval
    }
    for pair in touched { pair.writer.flush() }
    guard due < countsUntil else { return }
    let bound = NIOLoopBound(self, eventLoop: loop)
    loop.scheduleTask(deadline: .uptimeNanoseconds(UInt64(due))) {
      bound.value.sendDue(every: interval)
    }
  }

  private func send(from pair: Pair, due: Int64) {
    number += 1
    let name = SendRun.nextName()
    pair.waiting[name] = Pair.Waiting(due: due)
    pair.writer.send(
      """
      {"type":"send","id":"\(name)","conversation":"\(pair.conversation)",\
      "clientId":"\(name)","body":"\(Self.body)"}
      """)
  }

  private func take(_ frame: FrameFields, of pair: Pair) {
    switch frame.kind {
    case .ok:
      guard let name = frame.id else { return }
      let now = Clock.now
      if let due = pair.acknowledge(name) {
        if counts(now) { outcome.acknowledged += 1 }
        if counts(due) { outcome.ackNanoseconds.append(now - due) }
      }
      goOn(pair, now)
    case .error:
      outcome.refused += 1
      if let name = frame.id { pair.waiting[name] = nil }
      goOn(pair, Clock.now)
    case .pointers: if counts(Clock.now) { outcome.reported += 1 }
    case .entry, .synced, .other: break
    }
  }

  /// The answer to one message makes room for the next.
  private func goOn(_ pair: Pair, _ now: Int64) {
    guard case .closed = plan.pace, now < countsUntil else { return }
    send(from: pair, due: now)
  }

  private func takeDelivery(_ frame: FrameFields, of pair: Pair) {
    guard frame.kind == .entry, let name = frame.clientId, let seq = frame.seq else { return }
    let now = Clock.now
    guard let due = pair.deliver(name, seq: seq) else { return }
    if counts(now) { outcome.delivered += 1 }
    if counts(due) { outcome.deliveryNanoseconds.append(now - due) }
  }
}
