import NIOConcurrencyHelpers
import Testing

@testable import Realtime

@Suite("The bus of one node")
struct LocalBusTests {
  /// So many that a call which grew with each one before it would run out of stack.
  @Test
  func `a publication costs the same however many there were before it`() {
    let bus = LocalBus()
    let delivered = NIOLockedValueBox(0)
    bus.start { _, _ in delivered.withLockedValue { $0 += 1 } }

    for _ in 0..<200_000 { bus.publish(.frame(Frame(text: "{}"), .kept), to: []) }

    #expect(delivered.withLockedValue { $0 } == 200_000)
  }
}
