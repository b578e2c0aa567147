import NIOCore
import Synchronization

@testable import Realtime

/// Notes down what it is given; each message may be met with an action.
final class RecordingReceiver: Receiver {
  enum Note: Equatable {
    case text(String)
    case closed
  }

  private let state = Mutex<[Note]>([])
  private let onText: @Sendable (String) async -> Void

  init(onText: @escaping @Sendable (String) async -> Void = { _ in }) {
    self.onText = onText
  }

  var notes: [Note] { state.withLock { $0 } }

  func receive(_ text: ByteBuffer) async {
    let text = String(buffer: text)
    state.withLock { $0.append(.text(text)) }
    await onText(text)
  }

  func closed() async {
    state.withLock { $0.append(.closed) }
  }
}
