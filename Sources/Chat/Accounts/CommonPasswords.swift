import Crypto
import Foundation

/// The 10,000 most common passwords, as far as they are long enough to be allowed otherwise: whoever
/// guesses begins with them (NIST SP 800-63B, section 5.1.1.2).
enum CommonPasswords {
  private static let digestBytes = 8

  /// Whether `password` is one, in whatever case.
  ///
  /// Looks for 48 bits of its SHA-256 where the constant lies: nothing is unpacked, and one password in
  /// 80 thousand million is refused for no reason.
  static func contain(_ password: String) -> Bool {
    let digest = Data(SHA256.hash(data: Data(password.lowercased().utf8)).prefix(6))
    let wanted = Array(digest.base64EncodedString().utf8)
    return list.withUTF8Buffer { contains(wanted, in: $0) }
  }

  /// How many there are.
  static var count: Int { list.utf8CodeUnitCount / digestBytes }

  private static func contains(_ wanted: [UInt8], in list: UnsafeBufferPointer<UInt8>) -> Bool {
    var (low, high) = (0, list.count / digestBytes)
    while low < high {
      let middle = (low + high) / 2
      let found = list[middle * digestBytes..<(middle + 1) * digestBytes]
      if found.elementsEqual(wanted) { return true }
      if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
