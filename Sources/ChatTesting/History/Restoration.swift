extension RunHistory {
  /// A backup from which the server went on: what was said since it was begun may be undone.
  package struct Restoration: Sendable {
    /// When it was begun to be made.
    package var backup: Duration
    /// When the server served again, with what the backup holds.
    package var restored: Duration

    package init(backup: Duration, restored: Duration) {
      self.backup = backup
      self.restored = restored
    }
  }

  /// Whether what was said at `time` may have been undone by a restoration.
  package func mayBeUndone(_ time: Duration) -> Bool {
    restorations.contains { $0.backup <= time && time < $0.restored }
  }

  /// How many times the server had gone on from a backup by `time`.
  func age(at time: Duration) -> Int { restorations.count { $0.restored <= time } }
}
