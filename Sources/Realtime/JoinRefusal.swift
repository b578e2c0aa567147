/// Why a connection could not join a topic.
public enum JoinRefusal: Error, Sendable {
  /// It has ended, or is about to.
  case closed
  /// The topic has as many connections as it may; this one has been closed with 4429.
  case full
}
