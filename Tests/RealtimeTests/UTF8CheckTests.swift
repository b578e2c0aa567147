import Testing

@testable import Realtime

@Suite("UTF-8, as it arrives")
struct UTF8CheckTests {
  @Test
  func `characters from all over Unicode are taken`() {
    let scalars = stride(from: UInt32(0), through: 0x10FFFF, by: 17).compactMap(Unicode.Scalar.init)

    let refused = scalars.filter { verdict(on: Array(String($0).utf8)) != .complete }

    #expect(refused.first == nil)
  }

  @Test
  func `it agrees with the standard library on every sequence of up to three odd bytes`() {
    let odd: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
      0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    let sequences = odd.flatMap { first in
      [[first]]
        + odd.flatMap { second in [[first, second]] + odd.map { [first, second, $0] } }
    }

    let disputed = sequences.filter {
      (verdict(on: $0) == .complete) != (String(validating: $0, as: UTF8.self) != nil)
    }

    #expect(disputed == [])
  }

  @Test(arguments: [
    [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xFE],
  ])
  func `overlong forms, surrogates and what lies beyond Unicode are refused`(bytes: [UInt8]) {
    #expect(verdict(on: bytes) == .refused)
    #expect(verdict(on: Array("padding!".utf8) + bytes) == .refused)
  }

  @Test
  func `a character that has not ended is neither wrong nor complete`() {
    #expect(verdict(on: [0xE2, 0x82]) == .open)
  }

  private enum Verdict { case complete, open, refused }

  private func verdict(on bytes: [UInt8]) -> Verdict {
    var check = UTF8Check()
    guard bytes.withUnsafeBytes({ check.accepts($0) }) else { return .refused }
    return check.isComplete ? .complete : .open
  }
}
