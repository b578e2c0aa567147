import Chat
import ChatTesting

// Whom, where and what the steps are about.
extension RandomRun {
  mutating func user() -> UserID { any(of: users) }

  /// Mostly where somebody sits, sometimes anywhere.
  mutating func seat() -> (ConversationID, UserID) {
    if Int.random(in: 0..<4, using: &generator) > 0 {
      return (conversations[0], any(of: users.prefix(2)))
    }
    return (any(of: conversations), user())
  }

  /// One of them; there always is one.
  mutating func any<Items: RandomAccessCollection>(of items: Items) -> Items.Element {
    let offset = Int.random(in: 0..<items.count, using: &generator)
    return items[items.index(items.startIndex, offsetBy: offset)]
  }
}
