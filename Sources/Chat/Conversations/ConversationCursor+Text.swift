extension ConversationCursor {
  /// As a client carries it; opaque to them.
  var text: String { "\(updatedAt.milliseconds).\(id)" }

  /// Reads what ``text`` wrote.
  init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let milliseconds = Int64(parts[0]),
      let id = ConversationID(String(parts[1]))
    else { return nil }
    self.init(updatedAt: Timestamp(milliseconds: milliseconds), id: id)
  }
}
