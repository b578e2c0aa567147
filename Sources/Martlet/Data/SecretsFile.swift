import Chat
import Foundation

/// The keys that only this instance knows, as they stand in `secrets.json` of the data directory.
///
/// Made on the first start; a backup takes them along, since without them every device is logged out
/// and no retry from before is recognised. Whoever reads them can be anyone here.
struct SecretsFile: Codable {
  private var accessToken: Signing
  private var retired: Retired?
  private var refreshToken: Data
  private var digest: Data

  private struct Signing: Codable {
    var kid: String
    var key: Data
  }

  private struct Retired: Codable {
    var kid: String
    var key: Data
    /// Milliseconds since 1970.
    var until: Int64
  }

  /// Seconds for which a key is kept that signs nothing any more: the longest that a token may live,
  /// and a minute for the server to hear of the change.
  private static let longestToken = 3_660

  /// Name of the file within the data directory.
  static let name = "secrets.json"

  /// Fewest bytes of a key: 256 bits.
  private static let keyBytes = 32

  /// The secrets of the server that works in `directory`, made now if it has none yet.
  ///
  /// Throws `DataFault.secrets` when the file is open to other users of the machine, malformed, or
  /// holds a key that is too short; `DataFault.unusable` when it cannot be read or written.
  static func open(in directory: DataDirectory) throws(DataFault) -> Secrets {
    let path = directory.path(of: name)
    guard access(path, F_OK) != 0, errno == ENOENT else {
      return try decode(bytes(in: directory.path), path: path)
    }
    let made = SecretsFile()
    try PrivateFile.write(made.encoded, to: name, in: directory.path)
    return try made.secrets(path: path)
  }

  /// What stands in the file of `folder`, known to be good.
  ///
  /// Throws as `open` does; a file that is not there is not made.
  static func bytes(in folder: String) throws(DataFault) -> Data {
    let path = "\(folder)/\(name)"
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .unusable(path: folder, reason: "\(name): \(reasonOfErrno())")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .secrets(path: path, reason: "other users of this machine may read it; chmod 600 it")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unusable(path: folder, reason: "\(name) cannot be read")
    }
    _ = try decode(data, path: path)
    return data
  }

  /// The secrets that `data`, read from `path`, holds; throws `DataFault.secrets` as `open` does.
  static func decode(_ data: Data, path: String) throws(DataFault) -> Secrets {
    guard let file = try? JSONDecoder().decode(SecretsFile.self, from: data) else {
      throw .secrets(path: path, reason: "the file is malformed")
    }
    return try file.secrets(path: path)
  }

  /// Puts a new key for access tokens beside the old one in the file of `folder`, also of a server that
  /// runs; answers the name of the new one. A key that was retired before is gone.
  static func rotate(in folder: String, at now: Timestamp) throws(DataFault) -> String {
    let data = try bytes(in: folder)
    guard var file = try? JSONDecoder().decode(SecretsFile.self, from: data) else {
      throw .secrets(path: "\(folder)/\(name)", reason: "the file is malformed")
    }
    file.retired = Retired(
      kid: file.accessToken.kid, key: file.accessToken.key,
      until: now.advanced(bySeconds: longestToken).milliseconds)
    file.accessToken = SecretsFile().accessToken
    try PrivateFile.write(file.encoded, to: name, in: folder)
    return file.accessToken.kid
  }

  /// New keys from the system's cryptographically secure generator.
  private init() {
    let kid = Self.random(bytes: 6).map { String($0, radix: 16) }.joined()
    accessToken = Signing(kid: kid, key: Self.random(bytes: Self.keyBytes))
    refreshToken = Self.random(bytes: Self.keyBytes)
    digest = Self.random(bytes: Self.keyBytes)
  }

  private var encoded: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("Strings and bytes always make JSON.")
    }
    return data
  }

  private func secrets(path: String) throws(DataFault) -> Secrets {
    let keys = [
      ("accessToken", accessToken.key), ("refreshToken", refreshToken), ("digest", digest),
    ]
    for (name, key) in keys where key.count < Self.keyBytes {
      throw .secrets(path: path, reason: "\(name) is shorter than \(Self.keyBytes) bytes")
    }
    guard retired.map({ $0.key.count >= Self.keyBytes && $0.kid != accessToken.kid }) ?? true else {
      throw .secrets(path: path, reason: "the retired key is not one")
    }
    guard !accessToken.kid.isEmpty else {
      throw .secrets(path: path, reason: "accessToken has no kid")
    }
    return Secrets(
      accessToken: Array(accessToken.key),
      accessTokenID: accessToken.kid,
      retired: retired.map {
        RetiredKey(id: $0.kid, key: Array($0.key), until: Timestamp(milliseconds: $0.until))
      },
      refreshToken: Array(refreshToken),
      digest: Array(digest)
    )
  }

  private static func random(bytes: Int) -> Data {
    var generator = SystemRandomNumberGenerator()
    return Data((0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
