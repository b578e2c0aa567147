import Crypto
import Foundation

/// Codes of six digits that follow from a secret and the time (RFC 6238), by HMAC-SHA-1 and in steps of
/// 30 s, because no other is spoken by every authenticator. SHA-1's collisions do no harm to an HMAC.
enum TOTP {
  static let digits = 6
  /// Seconds.
  static let period = 30

  /// The step that `moment` is in.
  static func step(at moment: Timestamp) -> Int64 {
    moment.milliseconds / 1_000 / Int64(period)
  }

  /// The code of a step, as RFC 4226, section 5.3, cuts it out of the HMAC.
  static func code(of step: Int64, secret: [UInt8], digits: Int = digits) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The step whose code it is: that of `moment`, or, since clocks differ and people type slowly, the one
  /// before or after it (section 5.2). Nil where it is none of them, or none after `last`.
  static func step(
    of code: String, secret: [UInt8], at moment: Timestamp, after last: Int64
  ) -> Int64? {
    let now = step(at: moment)
    return (now - 1...now + 1).first { step in
      step > last && Self.code(of: step, secret: secret) == code
    }
  }
}
