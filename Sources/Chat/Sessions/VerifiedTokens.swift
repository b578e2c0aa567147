import Crypto
import Foundation
import Synchronization

/// What the access tokens say that were found good before, so that each is checked once, not with
/// every request.
///
/// They are known by their SHA-256; no token is kept. That one has ended, or its session, is not
/// remembered but found out each time.
final class VerifiedTokens: Sendable {
  private let limit: Int
  private let claims = Mutex<[SHA256Digest: AccessTokens.Claims]>([:])

  /// Remembers at most `limit`. When one more comes, those that have ended are forgotten; where none
  /// has, all are, and each is checked once more.
  init(limit: Int = 4_096) {
    self.limit = limit
  }

  /// How many are remembered.
  var count: Int { claims.withLock { $0.count } }

  static func digest(of token: String) -> SHA256Digest {
    SHA256.hash(data: Data(token.utf8))
  }

  func claims(_ digest: SHA256Digest) -> AccessTokens.Claims? {
    claims.withLock { $0[digest] }
  }

  /// Remembers what a token says that is good at `now`.
  func keep(_ verified: AccessTokens.Claims, _ digest: SHA256Digest, now: Timestamp) {
    claims.withLock { claims in
      if claims.count >= limit {
        claims = claims.filter { $0.value.millisecondsLeft(at: now) > 0 }
      }
      if claims.count >= limit { claims = [:] }
      claims[digest] = verified
    }
  }
}
