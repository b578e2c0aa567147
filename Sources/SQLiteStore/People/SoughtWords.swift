import Foundation

/// The words by which people are sought, as a query takes them.
struct SoughtWords {
  /// Leaves the fewest to look at for the others.
  let longest: String
  /// All of them, as a JSON array.
  let all: String

  /// Nil where nothing is sought.
  init?(_ words: [String]) throws {
    guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
    self.longest = longest
    all = String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
  }

  /// Whether a name of the row of `account` begins with each of them, given the parameters' names.
  static func areFound(longest: String, all: String) -> String {
    """
    account.number IN (
        SELECT account FROM searchWord
        WHERE word >= \(longest) AND word < \(longest) || char(0x10FFFF))
      AND NOT EXISTS (
        SELECT 1 FROM json_each(\(all)) AS wanted WHERE NOT EXISTS (
          SELECT 1 FROM searchWord
          WHERE searchWord.account = account.number
            AND word >= wanted.value AND word < wanted.value || char(0x10FFFF)))
    """
  }
}
