import NIOCore
import Synchronization

/// Two friends with a socket each.
struct OpenPair: Sendable {
  let friends: Friends
  let writer: NIOLoopBound<ClientSocket>
  let reader: NIOLoopBound<ClientSocket>
}

/// What a run knows of one pair: what is under way, and what the reader has yet to report.
final class Pair {
  /// One message that has not been both acknowledged and delivered.
  struct Waiting {
    let due: Int64
    var isAcknowledged = false
    var isDelivered = false

    var isOver: Bool { isAcknowledged && isDelivered }
  }

  /// The contract allows one report a second.
  private static let reportInterval: Int64 = 1_000_000_000

  let conversation: String
  let writer: ClientSocket
  let reader: ClientSocket
  var waiting: [Int: Waiting] = [:]
  private var received = 0
  private var reported = 0
  private var reportedAt: Int64 = 0

  init(_ pair: OpenPair) {
    conversation = pair.friends.conversation
    writer = pair.writer.value
    reader = pair.reader.value
  }

  /// Notes an answer; when the message was due, or nil where it had been answered before.
  func acknowledge(_ name: Int) -> Int64? { settle(name, \.isAcknowledged) }

  /// Notes an entry; when the message was due, or nil where it had come before.
  func deliver(_ name: Int, seq: Int) -> Int64? {
    received = max(received, seq)
    return settle(name, \.isDelivered)
  }

  private func settle(_ name: Int, _ part: WritableKeyPath<Waiting, Bool>) -> Int64? {
    guard var message = waiting[name], !message[keyPath: part] else { return nil }
    message[keyPath: part] = true
    waiting[name] = message.isOver ? nil : message
    return message.due
  }

  /// Tells the server what has come, if there is news and a second has passed.
  func reportReceived(_ now: Int64) {
    guard received > reported, now - reportedAt >= Self.reportInterval else { return }
    reported = received
    reportedAt = now
    reader.send(
      """
      {"type":"received","items":[{"conversation":"\(conversation)","seq":\(received)}]}
      """)
    reader.flush()
  }

  /// Hears no more frames.
  func fallSilent() {
    writer.onFrame = nil
    reader.onFrame = nil
  }
}

extension SendRun {
  private static let names = Atomic(0)

  /// A name for a message that no run of this process has used before.
  static func nextName() -> Int { names.add(1, ordering: .relaxed).newValue }
}
