import Chat
import ChatTesting
import NIOCore
import NIOWebSocket
import Synchronization
import Testing

/// A device that sends as much as it is told to, a few messages at a time, over a socket of its own.
final class Flood: SocketListener {
  private struct State {
    var sent = 0
    var goal = 0
    var channel: (any Channel)?
  }

  private let conversation: JSONValue
  private let body: JSONValue
  private let window: Int
  private let answered = Counter()
  private let state = Mutex(State())

  private init(conversation: String, body: String, window: Int) {
    self.window = window
    self.conversation = .string(conversation)
    self.body = .string(body)
  }

  /// How many messages have been answered.
  var answers: Int { answered.count }

  /// Connects and greets; `window` messages will be under way at once.
  static func connect(
    _ device: Device, in conversation: String, body: String, window: Int = 16
  ) async throws -> Flood {
    let flood = Flood(conversation: conversation, body: body, window: window)
    let channel = try await SocketClient.connect(port: device.port, listener: flood)
    flood.state.withLock { $0.channel = channel }
    flood.write(["type": "hello", "token": .string(device.token)])
    return flood
  }

  /// Sends so many more messages; returns when each has been answered.
  func send(_ count: Int) async {
    let goal = state.withLock { state in
      state.goal += count
      return state.goal
    }
    for _ in 0..<window { sendNext() }
    await answered.wait(for: goal)
  }

  func put(_ frame: JSONValue) {
    guard frame["id"].text != nil else { return }
    if frame["type"] != "ok" { Issue.record("\(frame)") }
    answered.add()
    sendNext()
  }

  func close(_ end: SocketEnd) {}

  private func sendNext() {
    let number = state.withLock { state -> Int? in
      guard state.sent < state.goal else { return nil }
      state.sent += 1
      return state.sent
    }
    guard let number else { return }
    let name = JSONValue.string("f\(number)")
    write([
      "type": "send", "id": name, "clientId": name, "conversation": conversation, "body": body,
    ])
  }

  private func write(_ frame: JSONValue) {
    guard let payload = try? JSON.encode(frame) else { return }
    state.withLock { $0.channel }?.writeAndFlush(
      WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: payload), promise: nil)
  }
}
