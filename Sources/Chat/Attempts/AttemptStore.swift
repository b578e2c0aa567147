/// Where it is kept how much has been tried, so that a restart gives nobody new attempts.
///
/// What counts no more is forgotten whenever something is taken, and with the daily purge.
package protocol AttemptStore: Sendable {
  /// Takes one attempt of each in one commit, or none of any where one of them has none left.
  ///
  /// Answers when there will be one of each; nil where they were taken.
  func take(_ attempts: [Attempt], at now: Timestamp) async throws -> Timestamp?

  /// Gives one attempt of each back, in one commit.
  func giveBack(_ attempts: [Attempt]) async throws
}

/// One attempt at something that is limited.
package struct Attempt: Equatable, Sendable {
  package let key: AttemptKey
  package let limit: AttemptLimit

  package init(key: AttemptKey, limit: AttemptLimit) {
    self.key = key
    self.limit = limit
  }
}

/// What is tried, and by whom: 16 bytes of a keyed digest, because people type passwords where a
/// username belongs, and addresses are nobody's business.
package struct AttemptKey: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}
