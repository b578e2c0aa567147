/// Where the lines of the audit log are read. Each is written by what it speaks of, in one commit.
package protocol AuditStore: Sendable {
  /// The newest first, one more than `limit` where there are more; only those behind `after`.
  func entries(after: AuditID?, limit: Int) async throws -> [AuditEntry]

  /// The newest lines, at most `limit`, the newest first.
  func latest(_ limit: Int) async throws -> [AuditLine]
}
