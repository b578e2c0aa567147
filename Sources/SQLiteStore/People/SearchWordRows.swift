import Chat
import GRDB

extension Database {
  /// Keeps the words by which a new account is found; a deleted one is found by none.
  func insertSearchWords(of user: User, number: Int64) throws {
    guard user.deleted != true else { return }
    for word in SearchWords.of(username: user.username, displayName: user.displayName) {
      try run("INSERT INTO searchWord (word, account) VALUES (?, ?)", [word, number])
    }
  }

  /// The same after a change of the card.
  func replaceSearchWords(of user: User, number: Int64) throws {
    try run("DELETE FROM searchWord WHERE account = ?", [number])
    try insertSearchWords(of: user, number: number)
  }
}
