import Testing

@testable import MediaWorker

@Suite struct BlurHashTests {
  @Test func `It tells its number of terms and the colour on average`() {
    let red = Array(repeating: [255, 0, 0] as [UInt8], count: 64).flatMap { $0 }

    let hash = BlurHash.encode(pixels: red, width: 8, height: 8)

    // 4 x 3 terms; the scale of the details; 0xFF0000 in base 83; two digits for each detail.
    #expect(hash.first == "L")
    #expect(hash.dropFirst(2).prefix(4) == "TI:j")
    #expect(hash.count == 28)
  }

  @Test func `More terms lie along the longer side`() {
    let grey = Array(repeating: UInt8(99), count: 4 * 9 * 3)

    #expect(BlurHash.encode(pixels: grey, width: 9, height: 4).first == "L")
    #expect(BlurHash.encode(pixels: grey, width: 4, height: 9).first == "T")
  }
}
