/// A person as an operator sees them: nothing that they wrote, nor with whom they are friends.
package struct OperatorPerson: Codable, Equatable, Sendable {
  package let user: User
  @Nullable package var email: String?
  package let role: Account.Role
  package let createdAt: Timestamp
  /// Of their latest session; null where they are logged in nowhere.
  @Nullable package var lastSeen: Timestamp?
  @Nullable package var suspendedAt: Timestamp?
  @Nullable package var deleteAt: Timestamp?
  /// Of all that they have uploaded.
  package let mediaBytes: Int
  /// Open ones about them.
  package let reports: Int

  package init(
    user: User, email: String?, role: Account.Role, createdAt: Timestamp, lastSeen: Timestamp?,
    suspendedAt: Timestamp?, deleteAt: Timestamp?, mediaBytes: Int, reports: Int
  ) {
    self.user = user
    self.email = email
    self.role = role
    self.createdAt = createdAt
    self.lastSeen = lastSeen
    self.suspendedAt = suspendedAt
    self.deleteAt = deleteAt
    self.mediaBytes = mediaBytes
    self.reports = reports
  }

  package init(_ account: Account, lastSeen: Timestamp?, mediaBytes: Int, reports: Int) {
    self.init(
      user: account.user, email: account.email, role: account.role, createdAt: account.createdAt,
      lastSeen: lastSeen, suspendedAt: account.suspendedAt, deleteAt: account.deleteAt,
      mediaBytes: mediaBytes, reports: reports)
  }
}

/// How much there is of everything.
package struct StoredFigures: Equatable, Sendable {
  package let people: Int
  package let suspended: Int
  /// Open ones.
  package let reports: Int
  /// Those that are tombstones now included.
  package let messages: Int
  package let mediaBytes: Int
  /// Nil where the engine can't tell, as of the disk.
  package let databaseBytes: Int?
  package let disk: Disk?

  /// The disk that it is kept on, in bytes.
  package struct Disk: Codable, Equatable, Sendable {
    package let free: Int
    package let total: Int

    package init(free: Int, total: Int) {
      self.free = free
      self.total = total
    }
  }

  package init(
    people: Int, suspended: Int, reports: Int, messages: Int, mediaBytes: Int,
    databaseBytes: Int? = nil, disk: Disk? = nil
  ) {
    self.people = people
    self.suspended = suspended
    self.reports = reports
    self.messages = messages
    self.mediaBytes = mediaBytes
    self.databaseBytes = databaseBytes
    self.disk = disk
  }
}
