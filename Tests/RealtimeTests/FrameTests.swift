import NIOCore
import Testing

@testable import Realtime

@Suite("Frames to a client")
struct FrameTests {
  @Test(arguments: [0, 1, 125, 126, 65_535, 65_536])
  func `a text is framed unmasked with the shortest length`(count: Int) {
    let text = String(repeating: "a", count: count)

    var bytes = Frame(text: text).bytes

    let head = count < 126 ? 2 : count < 65_536 ? 4 : 10
    #expect(bytes.readableBytes == head + count)
    #expect(ServerFrame.read(from: &bytes) == .text(text))
  }

  @Test
  func `a frame is shared by its copies, not copied`() {
    let frame = Frame(text: "written once")
    let copy = frame

    let first = frame.bytes.withUnsafeReadableBytes { $0.baseAddress }
    let second = copy.bytes.withUnsafeReadableBytes { $0.baseAddress }

    #expect(first == second)
  }

  @Test
  func `a reason too long for a control frame is cut between two characters`() {
    var bytes = Frame.close(.policy, reason: String(repeating: "é", count: 100)).bytes

    #expect(ServerFrame.read(from: &bytes) == .close(1008, String(repeating: "é", count: 61)))
  }

  @Test
  func `a close frame may say nothing`() {
    #expect(Array(Frame.close(nil).bytes.readableBytesView) == [0x88, 0])
  }
}
