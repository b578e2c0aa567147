/// A name under which connections gather, such as `user.<id>` or `session.<id>`.
///
/// Whoever publishes to a topic reaches every connection that has joined it, on every node.
public struct Topic: RawRepresentable, Sendable, Hashable {
  /// The name, also the bus's subject between nodes.
  public let rawValue: String

  /// The topic of this name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}
