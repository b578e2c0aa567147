import Chat
import ChatTesting
import NIOCore
import NIOWebSocket
import Synchronization

/// A device that lives by the contract and writes down all that it does and is told.
///
/// It keeps its copies through every interruption, compares on each connect, follows the one rule for
/// live entries, and sends a change with the same client id until it is answered.
actor ModelClient {
  nonisolated let device: RunHistory.Device
  let login: Login
  let recorder: Recorder
  var random: SplitMix64

  var held: [String: HeldConversation] = [:]
  var epoch: String?
  var meVersion: Int?
  var friends: Set<String> = []
  var outbox = Outbox()
  /// The last changes that were acknowledged, to be asked for again.
  var settled: [RunHistory.Change] = []

  var channel: (any Channel)?
  /// Numbers the connections; what was asked for beside an earlier one comes too late.
  private(set) var connection = 0
  var isSynced = false
  /// When the comparison that runs now was asked for.
  var comparingSince: Duration?
  private var wantsConnection = true
  /// When a ping was sent that has not been answered.
  private var pinged: ContinuousClock.Instant?
  private var gaveUp = false

  /// How long the server may be silent before its connection is given up.
  private static let patience: Duration = .seconds(4)

  init(_ device: RunHistory.Device, login: Login, recorder: Recorder, seed: UInt64) {
    self.device = device
    self.login = login
    self.recorder = recorder
    random = SplitMix64(seed: seed)
  }

  /// Connects again and again until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      if wantsConnection { await renew(after: await sit()) }
      let pause = Int.random(in: 50...400, using: &random)
      try? await Task.sleep(for: .milliseconds(pause))
    }
  }

  /// Does what the code of an end asks for; the next attempt would find out otherwise.
  private func renew(after end: SocketEnd?) async {
    switch end?.code {
    case 4401: try? await login.renew()
    case 4403: try? await login.logInAgain()
    default: break
    }
  }

  /// One connection, from its beginning to its end; nil where there was none.
  private func sit() async -> SocketEnd? {
    let stream = FrameStream()
    guard let channel = try? await SocketClient.connect(port: login.port, listener: stream) else {
      return nil
    }
    self.channel = channel
    connection += 1
    pinged = nil
    gaveUp = false
    greet()
    let watch = Task { await self.watch(channel) }
    for await frame in stream.frames { handle(frame) }
    watch.cancel()
    try? await channel.close()
    self.channel = nil
    isSynced = false
    outbox.disconnected()
    recorder.record(device, .disconnected(silently: gaveUp))
    return stream.end
  }

  /// Says what it has; everything else waits for `synced`.
  func greet() {
    isSynced = false
    comparingSince = recorder.now
    var hello: [String: JSONValue] = [
      "type": "hello", "token": .string(login.token), "have": .array(held.values.map(\.copy.have)),
    ]
    hello["epoch"] = epoch.map { .string($0) }
    hello["me"] = meVersion.map { .integer(Int64($0)) }
    send(.object(hello))
  }

  /// Twice a second: is the server there, and does it know how far this device is?
  private func watch(_ channel: any Channel) async {
    while !Task.isCancelled, channel.isActive {
      if let pinged, ContinuousClock.now - pinged > Self.patience {
        gaveUp = true
        return channel.close(promise: nil)
      }
      if pinged == nil {
        pinged = .now
        send(["type": "ping", "t": 1])
      }
      if isSynced { reportPointers() }
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  func ponged() { pinged = nil }

  func send(_ frame: JSONValue) {
    guard let channel, let text = try? JSON.encode(frame) else { return }
    let frame = WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: text)
    channel.writeAndFlush(frame, promise: nil)
  }

  /// Leaves, as a tab that is closed does, and comes back unless it shall stay away.
  func leave(forGood: Bool = false) {
    wantsConnection = !forGood
    channel?.close(promise: nil)
  }

  /// Loses everything but what has not been sent.
  func forget() {
    for id in held.keys { recorder.record(device, .began(conversation: id, seq: 0)) }
    (held, epoch, meVersion) = ([:], nil, nil)
    leave()
  }

  /// What it shows at the end.
  var shown: [RunHistory.Copy] { held.values.map { $0.shown(on: device) } }
}

/// What comes over one socket, in order, until it ends.
private final class FrameStream: SocketListener {
  let frames: AsyncStream<JSONValue>
  private let continuation: AsyncStream<JSONValue>.Continuation
  private let firstEnd = Mutex<SocketEnd?>(nil)

  init() { (frames, continuation) = AsyncStream.makeStream() }

  func put(_ frame: JSONValue) { continuation.yield(frame) }

  /// How it ended; nil as long as it has not.
  var end: SocketEnd? { firstEnd.withLock { $0 } }

  func close(_ end: SocketEnd) {
    firstEnd.withLock { $0 = $0 ?? end }
    continuation.finish()
  }
}
