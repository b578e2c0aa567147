/// A promise that a history shows broken.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
  package let kind: Kind
  package let what: String

  /// Which promise it was.
  package enum Kind: String, CaseIterable, Sendable {
    /// Acknowledged, and not in the log.
    case lost
    /// In a log, and asked for by nobody, or refused, or another thing than was asked.
    case phantom
    /// Stored under two numbers, or shown twice.
    case duplicate
    /// Members see different logs, or somebody was told another one than there is.
    case order
    /// A number is missing.
    case gap
    /// Two attempts of one change were answered differently.
    case unstable
    /// What was asked for later stands before what had been answered already.
    case session
    /// A pointer fell, passed the head, or says what nobody reported.
    case pointers
    case unread
    /// One is the other's friend and not the other way round, or more than one relation at once.
    case friendship
    /// Written in a conversation whose friendship had ended.
    case rights
    case presence
    /// A device that was logged out is still connected.
    case revoked
    /// Shown to somebody whom it does not concern.
    case leak
    /// A device that has caught up shows something else than the server.
    case diverged
  }

  package var description: String { "\(kind.rawValue): \(what)" }
}

extension RunHistory {
  /// Every broken promise that it shows; none is what a correct server leaves behind.
  package var violations: [Violation] {
    logViolations + answerViolations + showingViolations + pointerViolations + friendshipViolations
      + presenceViolations + revocationViolations + leakViolations + copyViolations
  }
}
