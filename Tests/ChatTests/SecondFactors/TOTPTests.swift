import ChatTesting
import Testing

@testable import Chat

@Suite struct TOTPTests {
  private let secret = Array("12345678901234567890".utf8)

  @Test(arguments: [
    (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
    (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ])
  func `RFC 6238, appendix B`(second: Int64, code: String) {
    let step = TOTP.step(at: Timestamp(milliseconds: second * 1_000))

    #expect(TOTP.code(of: step, secret: secret, digits: 8) == code)
    #expect(TOTP.code(of: step, secret: secret) == code.suffix(6))
  }

  @Test(arguments: [
    (0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (4, "338314"), (5, "254676"),
    (6, "287922"), (7, "162583"), (8, "399871"), (9, "520489"),
  ])
  func `RFC 4226, appendix D`(counter: Int64, code: String) {
    #expect(TOTP.code(of: counter, secret: secret) == code)
  }

  @Test func `A code is good in its step and the ones beside it, and after the last one taken`() {
    let moment = Timestamp(milliseconds: 1_111_111_111_000)
    let now = TOTP.step(at: moment)
    func found(_ step: Int64, after last: Int64 = 0) -> Int64? {
      TOTP.step(of: TOTP.code(of: step, secret: secret), secret: secret, at: moment, after: last)
    }

    #expect((-3...3).map { found(now + $0) } == [nil, nil, now - 1, now, now + 1, nil, nil])
    #expect(found(now, after: now) == nil)
    #expect(found(now, after: now - 1) == now)
    #expect(TOTP.step(of: "", secret: secret, at: moment, after: 0) == nil)
  }

  @Test(arguments: [
    ("", ""), ("fooba", "MZXW6YTB"), ("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
  ])
  func `Base 32 as RFC 4648 has it`(bytes: String, text: String) {
    #expect(Base32.text(of: Array(bytes.utf8)) == text)
  }
}
