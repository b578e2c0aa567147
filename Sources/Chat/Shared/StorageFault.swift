/// The storage engine could not do it just now, as on a full disk. Nothing of it has happened, and it
/// can be asked for again; the log has the reason, because only an operator can mend it.
package struct StorageFault: Refusal {
  /// What the engine says of it, without anything that people wrote.
  package let reason: String

  package init(reason: String) {
    self.reason = reason
  }

  package var problem: Problem {
    Problem(.busy, "The server can store nothing just now; try again shortly.", retryAfter: 2)
  }
}
