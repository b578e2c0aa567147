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
      items = try messages(of: log, from: min(bound, .max - 1) + 1, limit: window.limit)
      empty = (min(bound, .max - 1) + 1, bound)
    case .around(let seq):
      let before = (window.limit - 1) / 2
      items =
        try messages(of: log, below: seq, limit: before)
        + messages(of: log, from: max(seq, 1), limit: window.limit - before)
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
    var messages = try messages(of: log, from: first, limit: limit, bytes: bytes)[...]
    var changes = try rows(
      """
      SELECT \(StoredChange.columns) FROM change WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?
      """, range
    ).map(StoredChange.init)[...]
    var entries: [Entry] = []
    var room = bytes
    while entries.count < limit {
      let entry: Entry
      if let change = changes.first, change.seq < messages.first?.seq ?? .max {
        changes.removeFirst()
        entry = try self.entry(change, of: log)
      } else if let message = messages.popFirst() {
        entry = Entry(message)
      } else {
        break
      }
      room -= entry.message.weight
      guard room >= 0 || entries.isEmpty else { break }
      entries.append(entry)
    }
    return entries
  }

  /// As many as fit `limit` and `bytes` of bodies, and one more.
  private func messages(
    of log: StoredLog, from first: Int, limit: Int, bytes: Int = .max
  ) throws -> [Message] {
    let sql = """
      SELECT \(StoredLog.columns) FROM message WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?
      """
    return try messages(of: log, sql, log.key(first), log.end, limit, bytes)
  }

  /// The last messages before `bound`, ascending.
  func messages(of log: StoredLog, below bound: Int, limit: Int) throws -> [Message] {
    let sql = """
      SELECT \(StoredLog.columns) FROM message
      WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT ?
      """
    var messages = try messages(of: log, sql, log.start, log.key(bound) - 1, limit)
    messages.reverse()
    return messages
  }

  private func messages(
    of log: StoredLog, _ sql: String, _ low: Int64, _ high: Int64, _ limit: Int, _ bytes: Int = .max
  ) throws -> [Message] {
    var messages: [Message] = []
    var room = bytes
    try plain(sql) { statement in
      statement.bind(1, low)
      statement.bind(2, high)
      statement.bind(3, Int64(limit))
    } row: { row in
      guard room >= 0 else { return }
      let message = try message(row, of: log)
      room -= message.weight
      messages.append(message)
    }
    return messages
  }

  private func hasMessage(of log: StoredLog, below bound: Int) throws -> Bool {
    try hasMessage(above: log.start, below: log.key(bound))
  }

  private func hasMessage(of log: StoredLog, above bound: Int) throws -> Bool {
    try hasMessage(above: log.key(bound), below: log.end + 1)
  }

  private func hasMessage(above low: Int64, below high: Int64) throws -> Bool {
    var isFound = false
    try plain("SELECT 1 FROM message WHERE key > ? AND key < ? LIMIT 1") { statement in
      statement.bind(1, low)
      statement.bind(2, high)
    } row: { _ in
      isFound = true
    }
    return isFound
  }
}
