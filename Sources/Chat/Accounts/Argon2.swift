import CArgon2

/// Argon2id (RFC 9106), version 1.3, in the encoded form that carries its own parameters.
enum Argon2 {
  /// 19 MiB, two passes, one lane: about 20 ms of one core.
  private static let memoryKiB: UInt32 = 19 * 1024
  private static let passes: UInt32 = 2
  private static let lanes: UInt32 = 1
  private static let hashBytes = 32

  /// The encoded hash of `password` with `salt`, which has 16 random bytes.
  static func hash(_ password: String, salt: [UInt8]) throws -> String {
    let length = argon2_encodedlen(
      passes, memoryKiB, lanes, UInt32(salt.count), UInt32(hashBytes), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let password = Array(password.utf8)
    let result = argon2id_hash_encoded(
      passes, memoryKiB, lanes, password, password.count, salt, salt.count, hashBytes, &encoded,
      length)
    guard result == ARGON2_OK.rawValue else { throw Failure(code: result) }
    return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether `password` is the one that `encoded` was made of; in constant time.
  static func verify(_ password: String, encoded: String) -> Bool {
    let password = Array(password.utf8)
    return argon2id_verify(encoded, password, password.count) == ARGON2_OK.rawValue
  }

  /// libargon2 refused: out of memory, in practice.
  struct Failure: Error {
    let code: Int32
  }
}
