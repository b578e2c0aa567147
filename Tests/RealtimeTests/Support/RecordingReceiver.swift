import NIOConcurrencyHelpers
import NIOCore

@testable import Realtime

/// Notes down what it is given; each message may be met with an action.
final class RecordingReceiver: Receiver {
  enum Note: Equatable {
    case text(String)
    case closed
  }

  private let state = NIOLockedValueBox<[Note]>([])
  private let onText: @Sendable (String) async -> Void

  init(onText: @escaping @Sendable (String) async -> Void = { _ in }) {
    self.onText = onText
  }

  var notes: [Note] { state.withLockedValue { $0 } }

  func receive(_ text: ByteBuffer) async {
    let text = String(buffer: text)
    state.withLockedValue { $0.append(.text(text)) }
    await onText(text)
  }

  func closed() async {
    state.withLockedValue { $0.append(.closed) }
  }
}
