import Foundation
import Testing

@testable import MediaWorker

@Suite struct WebPContainerTests {
  @Test func `What tells something is taken out and the rest stays`() {
    let picture = chunk("VP8 ", [1, 2, 3])
    let full = file(
      chunk("VP8X", [0xFF] + Array(repeating: 7, count: 9)) + chunk("ICCP", [4]) + picture
        + chunk("EXIF", [5, 6, 7]) + chunk("XMP ", [8, 9]))

    let bare = WebPContainer.bare(full)

    #expect(bare == file(chunk("VP8X", [0xD3] + Array(repeating: 7, count: 9)) + picture))
  }

  @Test func `What is cut short or no WebP is not touched`() {
    let whole = file(chunk("VP8 ", [1, 2, 3, 4]))

    for count in [0, 11, 15, whole.count - 1] {
      #expect(WebPContainer.bare(whole.prefix(count)) == nil)
    }
    #expect(WebPContainer.bare(Data("RIFF....WAVE".utf8)) == nil)
  }

  private func file(_ chunks: [UInt8]) -> Data {
    Data("RIFF".utf8) + length(chunks.count + 4) + Data("WEBP".utf8) + Data(chunks)
  }

  private func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    Array(name.utf8) + length(body.count) + body + (body.count % 2 == 1 ? [0] : [])
  }

  private func length(_ count: Int) -> [UInt8] { [UInt8(count), 0, 0, 0] }
}
