/// Identifies a line of the audit log.
package typealias AuditID = Identifier<AuditLine>

/// One thing that an operator did: kept in the commit that does it.
package struct AuditLine: Equatable, Sendable {
  package let id: AuditID
  package let at: Timestamp
  /// Nil for the command line.
  package let by: UserID?
  package let act: Act
  package let about: UserID?
  /// A few words, such as what holds from then on; never a secret.
  package let detail: String
  /// The sessions that it ended, by which every server learns whose sockets to close.
  package let ended: [SessionID]

  /// What was done. To these is only ever appended: they are kept by their place.
  package enum Act: String, Codable, CaseIterable, Sendable {
    case suspended
    case resumed
    case deleted
    case resetLink = "reset-link"
    case madeOperator = "made-operator"
    case madeMember = "made-member"
    case reportClosed = "report-closed"
    case registration
    case terms
  }

  package init(
    id: AuditID, at: Timestamp, by: UserID?, act: Act, about: UserID?, detail: String = "",
    ended: [SessionID] = []
  ) {
    self.id = id
    self.at = at
    self.by = by
    self.act = act
    self.about = about
    self.detail = detail
    self.ended = ended
  }

  /// For how long a line is kept, in seconds.
  package static let lifetime = 365 * 24 * 3_600

  /// The lines that are kept at `now` are newer than this.
  package static func oldest(at now: Timestamp) -> Timestamp {
    now.advanced(bySeconds: -lifetime)
  }
}

/// Who does something and when, with the ids for what is to be said of it.
///
/// Only the commit knows whether anything changes by it, and what does not change makes no line.
package struct AuditStamp: Equatable, Sendable {
  /// Nil for the command line.
  package let by: UserID?
  package let at: Timestamp
  private let first: AuditID
  private let second: AuditID

  /// Now.
  package init(by: UserID?, _ world: World) {
    self.by = by
    at = world.now()
    let ids: [AuditID] = [world.makeID(), world.makeID()].sorted()
    (first, second) = (ids[0], ids[1])
  }

  /// The line for an act. A change may be two: how somebody stands and what they are, who comes in and
  /// by which terms.
  package func line(
    _ act: AuditLine.Act, about: UserID?, detail: String = "", ended: [SessionID] = []
  ) -> AuditLine {
    let isSecond = [.madeOperator, .madeMember, .terms].contains(act)
    return AuditLine(
      id: isSecond ? second : first, at: at, by: by, act: act, about: about, detail: detail,
      ended: ended)
  }
}

/// A line as an operator reads it.
package struct AuditEntry: Codable, Equatable, Sendable {
  package let id: AuditID
  package let at: Timestamp
  /// Null for the command line.
  @Nullable package var by: User?
  package let act: AuditLine.Act
  @Nullable package var about: User?
  package let detail: String

  /// `card` finds the card of a person.
  package init(_ line: AuditLine, card: (UserID) throws -> User?) rethrows {
    id = line.id
    at = line.at
    by = try line.by.flatMap(card)
    act = line.act
    about = try line.about.flatMap(card)
    detail = line.detail
  }
}
