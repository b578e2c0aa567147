/// A session with every token that it is still known by.
package struct SessionRecord: Equatable, Sendable {
  package let session: Session
  /// In the order of their hashes.
  package let tokens: [Token]

  package struct Token: Equatable, Sendable {
    package let hash: TokenHash
    package let predecessor: TokenHash?
    /// When its successor was first presented.
    package let followedAt: Timestamp?

    package init(hash: TokenHash, predecessor: TokenHash?, followedAt: Timestamp?) {
      self.hash = hash
      self.predecessor = predecessor
      self.followedAt = followedAt
    }
  }

  /// Takes the tokens in any order.
  package init(session: Session, tokens: [Token]) {
    self.session = session
    self.tokens = tokens.sorted { $0.hash.bytes.lexicographicallyPrecedes($1.hash.bytes) }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("account", session.user)
      json.member("createdAt", session.createdAt)
      json.member("device", session.device)
      json.member("expiresAt", session.expiresAt)
      json.member("id", session.id)
      json.member("lastSeen", session.lastSeen)
      json.name("tokens")
      json.array(tokens) { token, json in
        json.object { json in
          json.member("followedAt", token.followedAt)
          json.member("hash", token.hash.hexadecimal)
          json.member("predecessor", token.predecessor?.hexadecimal)
        }
      }
    }
  }
}

extension TokenHash {
  var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
