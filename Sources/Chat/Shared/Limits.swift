/// The sizes and rates this instance allows, told to every client in `welcome.limits`.
///
/// Names and defaults are the contract's (`docs/protocol.md`, Limits). Each is checked at the edge,
/// where input enters, and is refused there with a code that says which one was passed.
package struct Limits: Sendable, Equatable, Codable {
  /// Longest message or draft, in grapheme clusters.
  package var bodyCharacters = 8_000
  /// Longest message or draft, in UTF-8 bytes.
  package var bodyBytes = 32 * 1024
  /// Longest display name, in grapheme clusters.
  package var nameCharacters = 64
  /// Longest display name, in UTF-8 bytes.
  package var nameBytes = 256
  /// Most kinds of reaction one message may have.
  package var reactions = 20
  /// Most attachments of one message; 0 where this instance takes no uploads.
  package var attachments = 10
  /// Largest picture, in bytes.
  package var imageBytes = 30_000_000
  /// Largest film, in bytes.
  package var videoBytes = 500_000_000
  /// Largest sound or other file, in bytes.
  package var fileBytes = 200_000_000
  /// Most bytes of uploads and attachments that one person may have here.
  package var mediaBytes = 10_000_000_000
  /// Most friends one person may have.
  package var friends = 1_000
  /// Most people one person may block.
  package var blocks = 1_000
  /// Most friend requests of one person that may wait for an answer.
  package var requests = 100
  /// Most invites of one person that still let somebody in.
  package var invites = 20
  /// Most sockets one person may hold at once on this node.
  package var sockets = 20
  /// Most messages one person may send within a minute.
  package var sendsPerMinute = 120

  /// The contract's defaults.
  package init() {}
}
