import Chat
import GRDB

extension Database {
  /// The messages of a window, ascending, and whether there are more on either side.
  func history(of log: StoredLog, head: Int, window: HistoryWindow) throws -> History {
    let items: [Message]
    // Where the window lies should it be empty: nothing is at or between these two.
    let empty: (low: Int, high: Int)
    switch window.place {
    case .newest:
      items = try messages(of: log, below: .max, limit: window.limit)
      empty = (1, head)
    case .before(let bound):
      items = try messages(of: log, below: bound, limit: window.limit)
      empty = (bound, max(bound, 1) - 1)
    case .after(let bound):
      items = try messages(of: log, above: bound, limit: window.limit)
      empty = (min(bound, .max - 1) + 1, bound)
    case .around(let seq):
      let before = (window.limit - 1) / 2
      items =
        try messages(of: log, below: seq, limit: before)
        + messages(of: log, above: max(seq, 1) - 1, limit: window.limit - before)
      empty = (seq, max(seq, 1) - 1)
    }
    return History(
      items: items, head: head,
      older: try hasMessage(of: log, below: items.first?.seq ?? empty.low),
      newer: try hasMessage(of: log, above: items.last?.seq ?? empty.high))
  }

  /// Entries from `first` on, as many as fit, but at least one where there is one.
  func entries(of log: StoredLog, from first: Int, limit: Int, bytes: Int) throws -> [Entry] {
    let range: StatementArguments = [log.key(first), log.end, limit]
    let messages = try Row.fetchCursor(
      cachedStatement(
        sql: """
          SELECT \(StoredLog.columns) FROM message
          WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?
          """), arguments: range)
    var changes = try rows(
      """
      SELECT \(StoredChange.columns) FROM change WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?
      """, range
    ).map(StoredChange.init)[...]
    var entries: [Entry] = []
    var room = bytes
    var next = try messages.next().map { try message($0, of: log) }
    while entries.count < limit {
      let entry: Entry
      if let change = changes.first, change.seq < next?.seq ?? .max {
        changes.removeFirst()
        entry = try self.entry(change, of: log)
      } else if let message = next {
        next = try messages.next().map { try self.message($0, of: log) }
        entry = Entry(message)
      } else {
        break
      }
      room -= entry.message.body.utf8.count
      guard room >= 0 || entries.isEmpty else { break }
      entries.append(entry)
    }
    return entries
  }

  private func messages(of log: StoredLog, below bound: Int, limit: Int) throws -> [Message] {
    try rows(
      """
      SELECT \(StoredLog.columns) FROM message
      WHERE key > ? AND key < ? ORDER BY key DESC LIMIT ?
      """, [log.start, log.key(bound), limit]
    ).reversed().map { try message($0, of: log) }
  }

  private func messages(of log: StoredLog, above bound: Int, limit: Int) throws -> [Message] {
    try rows(
      """
      SELECT \(StoredLog.columns) FROM message
      WHERE key > ? AND key <= ? ORDER BY key LIMIT ?
      """, [log.key(bound), log.end, limit]
    ).map { try message($0, of: log) }
  }

  private func hasMessage(of log: StoredLog, below bound: Int) throws -> Bool {
    try hasMessage(above: log.start, below: log.key(bound))
  }

  private func hasMessage(of log: StoredLog, above bound: Int) throws -> Bool {
    try hasMessage(above: log.key(bound), below: log.end + 1)
  }

  private func hasMessage(above low: Int64, below high: Int64) throws -> Bool {
    try row("SELECT 1 FROM message WHERE key > ? AND key < ? LIMIT 1", [low, high]) != nil
  }
}
