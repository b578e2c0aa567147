import Foundation
import JWTKit
import Synchronization

/// The key that access tokens are signed with, and for a while after a change the one before it, which
/// verifies what it has signed until that has ended.
final class SigningKeys: Sendable {
  private struct Keys {
    let collection: JWTKeyCollection
    let current: JWKIdentifier
    let retired: RetiredKey?
  }

  private let keys: Mutex<Keys>

  init(_ secrets: Secrets) async {
    keys = Mutex(await Self.keys(of: secrets))
  }

  /// Signs with the key of `secrets` from now on.
  func use(_ secrets: Secrets) async {
    let changed = await Self.keys(of: secrets)
    keys.withLock { $0 = changed }
  }

  func sign(_ claims: some JWTPayload, type: String) async throws -> String {
    let (collection, id) = keys.withLock { ($0.collection, $0.current) }
    return try await collection.sign(claims, kid: id, header: ["typ": .string(type)])
  }

  /// What a token says that the key of this name has signed; nil where the name is none of a key that
  /// is good at `now`, or the signature is another.
  func claims<Claims: JWTPayload>(
    of token: String, signedBy id: String, at now: Timestamp, as type: Claims.Type
  ) async -> Claims? {
    let collection = keys.withLock { keys in
      let isRetired = keys.retired.map { $0.id == id && now < $0.until } ?? false
      return keys.current.string == id || isRetired ? keys.collection : nil
    }
    return try? await collection?.verify(token, as: type)
  }

  private static func keys(of secrets: Secrets) async -> Keys {
    let collection = JWTKeyCollection()
    let current = JWKIdentifier(string: secrets.accessTokenID)
    await collection.add(
      hmac: HMACKey(from: Data(secrets.accessToken)), digestAlgorithm: .sha256, kid: current)
    if let retired = secrets.retired {
      await collection.add(
        hmac: HMACKey(from: Data(retired.key)), digestAlgorithm: .sha256,
        kid: JWKIdentifier(string: retired.id))
    }
    return Keys(collection: collection, current: current, retired: secrets.retired)
  }
}
