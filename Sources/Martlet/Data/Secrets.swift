import Crypto
import Foundation

/// The keys that only this instance knows; whoever reads them can be anyone here.
///
/// Made on the first start and kept in the data directory, where a backup takes them along: without
/// them every device is logged out and no retry from before is recognised.
struct Secrets {
  /// Signs access tokens.
  let accessToken: SymmetricKey
  /// Names `accessToken` in the tokens it signed.
  let accessTokenID: String
  /// Digests refresh tokens.
  let refreshToken: SymmetricKey
  /// Digests what a client id was first used for.
  let digest: SymmetricKey

  /// Name of their file within the data directory.
  static let fileName = "secrets.json"

  /// The secrets of the server that works in `directory`, made now if it has none yet.
  ///
  /// Throws `DataFault.secrets` when the file is open to other people of the machine, malformed or
  /// holds a key of less than 256 bits; `DataFault.unusable` when it cannot be read or written.
  static func open(in directory: DataDirectory) throws(DataFault) -> Secrets {
    let path = directory.path(of: fileName)
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else {
        throw .unusable(path: directory.path, reason: reasonOfErrno())
      }
      let made = SecretsFile()
      try PrivateFile.write(made.encoded, to: fileName, in: directory)
      return try made.secrets(path: path)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .secrets(path: path, reason: "other users of this machine may read it; chmod 600 it")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unusable(path: directory.path, reason: "\(fileName) cannot be read")
    }
    guard let file = try? JSONDecoder().decode(SecretsFile.self, from: data) else {
      throw .secrets(path: path, reason: "the file is malformed")
    }
    return try file.secrets(path: path)
  }
}

/// The file as it stands on disk.
private struct SecretsFile: Codable {
  var accessToken: Signing
  var refreshToken: Data
  var digest: Data

  struct Signing: Codable {
    var kid: String
    var key: Data
  }

  /// New keys from the system's generator.
  init() {
    accessToken = Signing(kid: Self.random(bytes: 6).base64EncodedString(), key: Self.random())
    refreshToken = Self.random()
    digest = Self.random()
  }

  var encoded: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("Strings and bytes always make JSON.")
    }
    return data
  }

  func secrets(path: String) throws(DataFault) -> Secrets {
    let keys = [
      "accessToken": accessToken.key, "refreshToken": refreshToken, "digest": digest,
    ]
    for (name, key) in keys.sorted(by: { $0.key < $1.key }) where key.count < 32 {
      throw .secrets(path: path, reason: "\(name) is shorter than 32 bytes")
    }
    guard !accessToken.kid.isEmpty else {
      throw .secrets(path: path, reason: "accessToken has no kid")
    }
    return Secrets(
      accessToken: SymmetricKey(data: accessToken.key),
      accessTokenID: accessToken.kid,
      refreshToken: SymmetricKey(data: refreshToken),
      digest: SymmetricKey(data: digest)
    )
  }

  private static func random(bytes: Int = 32) -> Data {
    SymmetricKey(size: SymmetricKeySize(bitCount: bytes * 8)).withUnsafeBytes { Data($0) }
  }
}
