import Foundation
import JWTKit

/// Signs and checks access tokens: JWTs of RFC 9068's type, by HMAC-SHA256 with one key at a time.
///
/// A token names a session; whether that still lives is asked of the store at each use.
package struct AccessTokens: Sendable {
  private let keys: SigningKeys
  private let issuer: String
  private let world: World
  private let verified: VerifiedTokens
  /// Seconds from signing to the end.
  package let lifetime: Int
  /// Seconds from signing to the end of a token for media.
  static let mediaLifetime = 3_600

  /// What a token is good for; none is good for the other.
  enum Purpose: String {
    case everything = "at+jwt"
    case media = "media+jwt"
  }

  /// The header of a token names the key, so that it can be changed.
  init(
    keys: SigningKeys, issuer: String, lifetime: Int, verified: VerifiedTokens = VerifiedTokens(),
    world: World
  ) {
    self.keys = keys
    self.verified = verified
    self.issuer = issuer
    self.lifetime = lifetime
    self.world = world
  }

  /// Signs with the key of `secrets` from now on.
  func use(_ secrets: Secrets) async { await keys.use(secrets) }

  /// A token for `session`.
  func sign(_ session: Session, for purpose: Purpose = .everything) async throws -> String {
    let now = world.now().milliseconds / 1_000
    let claims = Claims(
      iss: issuer, aud: Self.audience, sub: session.user, sid: session.id, iat: now,
      exp: now + Int64(purpose == .media ? Self.mediaLifetime : lifetime))
    return try await keys.sign(claims, type: purpose.rawValue)
  }

  /// What a good token says; throws `tokenInvalid` for every other (RFC 8725, section 3).
  func verify(_ token: String, for purpose: Purpose = .everything) async throws -> AccessToken {
    let digest = VerifiedTokens.digest(of: "\(purpose.rawValue) \(token)")
    let known = verified.claims(digest)
    let claims = if let known { known } else { try await check(token, for: purpose) }
    let now = world.now()
    let left = claims.millisecondsLeft(at: now)
    guard left > 0 else { throw SessionRefusal.tokenInvalid }
    if known == nil { verified.keep(claims, digest, now: now) }
    return AccessToken(user: claims.sub, session: claims.sid, millisecondsLeft: left)
  }

  /// Checks everything but the end.
  private func check(_ token: String, for purpose: Purpose) async throws -> Claims {
    guard let header = try? Header(of: token), header.typ == purpose.rawValue,
      header.alg == "HS256",
      let claims = await keys.claims(
        of: token, signedBy: header.kid, at: world.now(), as: Claims.self),
      claims.iss == issuer, claims.aud == Self.audience
    else { throw SessionRefusal.tokenInvalid }
    return claims
  }

  private static let audience = "martlet"

  struct Claims: JWTPayload {
    let iss: String
    let aud: String
    let sub: UserID
    let sid: SessionID
    let iat: Int64
    let exp: Int64

    /// The end is compared with the clock that came in through `init`, not with the system's.
    func verify(using algorithm: some JWTAlgorithm) {}

    /// Until the end; at most 0 once it is reached.
    func millisecondsLeft(at now: Timestamp) -> Int64 { exp * 1_000 - now.milliseconds }
  }

  /// The header, read before anything is believed, to refuse what isn't ours.
  private struct Header: Decodable {
    let typ: String
    let alg: String
    let kid: String

    init(of token: String) throws {
      let part = String(token.prefix { $0 != "." })
        .replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
      let padded = part + String(repeating: "=", count: (4 - part.utf8.count % 4) % 4)
      self = try JSON.decoder.decode(Self.self, from: Data(base64Encoded: padded) ?? Data())
    }
  }
}

/// What an access token proves.
struct AccessToken: Sendable {
  let user: UserID
  let session: SessionID
  let millisecondsLeft: Int64
}
