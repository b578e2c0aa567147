import NIOConcurrencyHelpers
import NIOCore

@testable import Realtime

/// Notes down what it is given; each message may be met with an action.
final class RecordingReceiver: Receiver {
  enum Note: Equatable {
    case text(String)
    /// Taken without waiting.
    case atOnce(String)
    case closed
  }

  private let state = NIOLockedValueBox<[Note]>([])
  private let isQuick: @Sendable (String) -> Bool
  private let onText: @Sendable (String) async -> Void

  init(
    onText: @escaping @Sendable (String) async -> Void = { _ in },
    takingAtOnce isQuick: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.isQuick = isQuick
    self.onText = onText
  }

  var notes: [Note] { state.withLockedValue { $0 } }

  func receiveAtOnce(_ text: ByteBuffer) -> Bool {
    let text = String(buffer: text)
    guard isQuick(text) else { return false }
    state.withLockedValue { $0.append(.atOnce(text)) }
    return true
  }

  func receive(_ text: ByteBuffer) async {
    let text = String(buffer: text)
    state.withLockedValue { $0.append(.text(text)) }
    await onText(text)
  }

  func closed() async {
    state.withLockedValue { $0.append(.closed) }
  }
}
