/// What happens to a frame when its reader is slow.
public enum Delivery: Sendable {
  /// Never skipped: when it no longer fits the outbox the connection is closed with 4408, so that
  /// the client compares anew instead of living with a hole.
  case kept
  /// Skipped once a quarter of the outbox is full: typing and presence, which the next one replaces.
  case droppable
}
