import Chat

/// The letters that wait to be sent: when each is due, and how often it may be tried.
///
/// A pure value: whoever drives it says what time it is.
struct LetterQueue {
  /// How long a letter waits after each attempt that failed for the moment; behind the last one it is
  /// given up. All in all they end before the ten minutes of a code do.
  static let pauses: [Duration] = [.seconds(5), .seconds(30), .seconds(120), .seconds(240)]

  struct Item: Equatable {
    let letter: Letter
    /// Those that have failed.
    fileprivate(set) var attempts = 0
    fileprivate var due: Duration
  }

  private let limit: Int
  private var waiting: [Item] = []
  /// Taken, and neither sent nor put back.
  private var taken = 0

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes a letter that is due at once; false where as many wait as may.
  mutating func add(_ letter: Letter, at now: Duration) -> Bool {
    guard waiting.count + taken < limit else { return false }
    waiting.append(Item(letter: letter, due: now))
    return true
  }

  /// Takes out what has been due for longest; nil where nothing is due.
  mutating func next(at now: Duration) -> Item? {
    let due = waiting.indices.filter { waiting[$0].due <= now }
    guard let index = due.min(by: { waiting[$0].due < waiting[$1].due }) else { return nil }
    taken += 1
    return waiting.remove(at: index)
  }

  /// An item is done with: sent, or given up.
  mutating func finish(_ item: Item) { taken -= 1 }

  /// Puts an item back that could not be sent for the moment, and answers how long it is to wait; nil
  /// where that was its last attempt.
  mutating func putBack(_ item: Item, at now: Duration) -> Duration? {
    taken -= 1
    guard item.attempts < Self.pauses.count else { return nil }
    let pause = Self.pauses[item.attempts]
    var item = item
    item.attempts += 1
    item.due = now + pause
    waiting.append(item)
    return pause
  }
}
