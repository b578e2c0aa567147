/// The sizes and rates this instance allows, told to every client in `welcome.limits`.
///
/// Names and defaults are the contract's (`docs/protocol.md`, Limits). Each is checked at the edge,
/// where input enters, and is refused there with a code that says which one was passed.
public struct Limits: Sendable, Equatable, Codable {
  /// Longest message or draft, in grapheme clusters.
  public var bodyCharacters = 8_000
  /// Longest message or draft, in UTF-8 bytes.
  public var bodyBytes = 32 * 1024
  /// Longest display name, in grapheme clusters.
  public var nameCharacters = 64
  /// Longest display name, in UTF-8 bytes.
  public var nameBytes = 256
  /// Most friends one person may have.
  public var friends = 1_000
  /// Most friend requests of one person that may wait for an answer.
  public var requests = 100
  /// Most sockets one person may hold at once on this node.
  public var sockets = 20
  /// Most messages one person may send within a minute.
  public var sendsPerMinute = 120

  /// The contract's defaults.
  public init() {}
}
