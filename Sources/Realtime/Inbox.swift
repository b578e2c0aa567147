import NIOCore

/// The messages of one connection that wait for its receiver.
struct Inbox {
  enum Item {
    case text(ByteBuffer)
    case binary(ByteBuffer)

    var bytes: Int {
      switch self {
      case .text(let payload), .binary(let payload): payload.readableBytes
      }
    }
  }

  enum Ending {
    case goodbye(CloseCode?)
    case violation(ProtocolViolation)
  }

  var receiver: (any Receiver)?
  /// How the peer has ended the conversation; nothing it sends afterwards counts.
  var ending: Ending?
  /// A task is taking items out.
  var isBeingReceived = false
  /// The channel is gone, so the receiver is told once nothing is left.
  var isOver = false
  /// The channel asked for more while the inbox was full.
  var owesRead = false

  private var items: [Item] = []
  private var bytes = 0

  var isEmpty: Bool { items.isEmpty }
  /// Nothing waits and nothing is being received.
  var isIdle: Bool { items.isEmpty && !isBeingReceived }

  mutating func append(_ item: Item) {
    items.append(item)
    bytes += item.bytes
  }

  mutating func removeFirst() -> Item? {
    guard !items.isEmpty else { return nil }
    let item = items.removeFirst()
    bytes -= item.bytes
    if items.isEmpty { items = [] }
    return item
  }

  mutating func removeAll() {
    items = []
    bytes = 0
  }

  func isFull(_ settings: RealtimeSettings) -> Bool {
    items.count >= settings.inboxFrames || bytes >= settings.messageBytes
  }
}
