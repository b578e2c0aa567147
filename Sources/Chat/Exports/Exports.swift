import Logging

/// Gives people all of their data.
package struct Exports: Sendable {
  /// Archives that are on their way at once, of all people together: each may last for hours.
  static let limit = 4

  private let sources: ExportSources
  private let attempts: Attempts
  private let turns = ExportTurns(limit: Self.limit)
  private let world: World

  init(sources: ExportSources, attempts: Attempts, world: World) {
    self.sources = sources
    self.attempts = attempts
    self.world = world
  }

  /// Begins an archive of whoever the session is, whose pages are in `language`.
  ///
  /// Throws `tooMany` where they are being given one, or had too many of late, and `busy` where too many
  /// people are being given theirs.
  func begin(for session: Session, in language: Letter.Language) async throws -> Export {
    let turn = try turns.take(session.user)
    try await attempts.takeExport(by: session.user)
    return Export(
      session: session, words: ExportWords(language: language), sources: sources, world: world,
      turn: turn)
  }

  /// About how many bytes a person's archive has: files exactly, and of each line of a log what a usual
  /// message takes.
  func estimate(for user: UserID) async throws -> Int {
    let lines = try await sources.conversations.states(of: user).reduce(0) { $0 + $1.head }
    return try await sources.media.originalBytes(seenBy: user) + Self.least + lines * Self.line
  }

  private static let least = 16 << 10
  /// As a message of the API, and on a page.
  private static let line = 1 << 10
}
