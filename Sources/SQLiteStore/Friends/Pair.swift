import GRDB

/// Two different accounts by number, in the one order in which the tables keep them.
struct Pair {
  let lower: Int64
  let higher: Int64

  init(_ one: Int64, _ other: Int64) {
    lower = min(one, other)
    higher = max(one, other)
  }
}

extension Database {
  /// Whether the two are friends now.
  func areFriends(_ pair: Pair) throws -> Bool {
    try row(
      "SELECT 1 FROM friendship WHERE lower = ? AND higher = ?", [pair.lower, pair.higher]) != nil
  }
}
