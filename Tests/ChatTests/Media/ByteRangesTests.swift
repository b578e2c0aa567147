import ChatTesting
import Testing

@testable import Chat

@Suite("Ranges of bytes")
struct ByteRangesTests {
  @Test(arguments: [
    ("bytes=0-0", [0..<1]), ("bytes=0-9", [0..<10]), ("bytes=2-4", [2..<5]),
    ("bytes=9-9", [9..<10]), ("bytes=3-", [3..<10]), ("bytes=0-", [0..<10]),
    ("bytes=-3", [7..<10]), ("bytes=-10", [0..<10]), ("bytes=-99", [0..<10]),
    ("bytes=5-99", [5..<10]), ("Bytes=1-2", [1..<3]), ("bytes= 1-2 ", [1..<3]),
    ("bytes=5-99999999999999999999999", [5..<10]), ("bytes=-99999999999999999999999", [0..<10]),
    ("bytes=5-9223372036854775807", [5..<10]),
    ("bytes=0-1,4-5", [0..<2, 4..<6]), ("bytes=4-5, 0-1", [4..<6, 0..<2]),
    ("bytes=,0-1,,\t-1,", [0..<2, 9..<10]), ("bytes=0-1,20-30", [0..<2]),
    ("bytes=0-1,-0", [0..<2]),
  ])
  func `what is there is answered`(field: String, parts: [Range<Int>]) {
    #expect(ByteRanges(field, length: 10) == .parts(parts))
  }

  @Test(arguments: [
    "bytes=10-", "bytes=10-10", "bytes=-0", "bytes=99-100", "bytes=10-,20-",
    "bytes=9223372036854775807-", "bytes=99999999999999999999-99999999999999999999",
  ])
  func `what is not there can't be`(field: String) {
    #expect(ByteRanges(field, length: 10) == .unsatisfiable)
  }

  @Test(arguments: [
    "", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b", "bytes=1-a", "bytes=4-2",
    "bytes=0-1,4-2", "bytes=1", "bytes=--1", "bytes=-1-", "bytes=1-2-3", "bytes=+1-2",
    "bytes=0x1-2", "bytes=1 - 2", "bytes =0-1", "items=0-1", "bytes=٣-٤", "bytes:0-1",
  ])
  func `what is not well-formed is as if nobody had asked`(field: String) {
    #expect(ByteRanges(field, length: 10) == .whole)
  }

  @Test(arguments: ["bytes=0-5,3-9", "bytes=0-,0-", "bytes=0-0,2-2,4-4,6-6,8-8,1-1,3-3,5-5,7-7"])
  func `what costs more in parts than as a whole comes as a whole`(field: String) {
    #expect(ByteRanges(field, length: 10) == .whole)
  }

  @Test func `of nothing there is no part`() {
    #expect(ByteRanges("bytes=0-", length: 0) == .unsatisfiable)
    #expect(ByteRanges("bytes=-1", length: 0) == .unsatisfiable)
    #expect(ByteRanges(nil, length: 0) == .whole)
  }

  @Test func `any text is read without a fault, and no part lies outside`() {
    let characters = Array("bytes=0123456789-,- \t٣x")
    for seed in Proof(cases: 10_000).seeds {
      var chance = SplitMix64(seed: seed)
      let noise = (0..<Int.random(in: 0...20, using: &chance)).map { _ in
        characters[Int.random(in: 0..<characters.count, using: &chance)]
      }
      let length = Int.random(in: 0...20, using: &chance)
      guard case .parts(let parts) = ByteRanges("bytes=" + String(noise), length: length) else {
        continue
      }
      #expect(parts.allSatisfy { !$0.isEmpty && 0 <= $0.lowerBound && $0.upperBound <= length })
    }
  }
}
