/// How long MongoDB is waited for, in milliseconds.
///
/// A primary that is paused or cut off says nothing, and its connections end by nothing but this: only
/// then is another asked, to whom the driver puts every read and every single write once more.
struct MongoPatience {
  /// Until it is said that there is no primary.
  let selection: Int32
  /// For a connection, and for its first answer.
  let connection: Int32
  /// For one answer.
  let answer: Int32

  /// A query ends before nobody waits for it any more.
  var query: Int { Int(answer) / 6 * 5 }

  /// People wait: longer than an operation takes, and together with another attempt shorter than a
  /// client waits for an answer. With elections after 2 s, writes go on within 5 s.
  static let serving = MongoPatience(selection: 5_000, connection: 2_000, answer: 3_000)
  /// An operator waits, for indexes that are made or for everything to be looked at.
  static let upkeep = MongoPatience(
    selection: 15_000, connection: 5_000, answer: 60_000)
}
