import Chat
import ChatTesting

/// A device's copy of a conversation, and what its person and its client are about in it.
struct HeldConversation {
  var copy: ConversationCopy
  /// How far the person has read here.
  private(set) var wantsRead = 0
  /// One reading of the log at a time.
  var isReadingLog = false

  init(id: String) { copy = ConversationCopy(id: id) }

  /// The highest message of somebody else.
  func highestMessage(notBy person: String) -> Int {
    copy.messages.filter { $0.value["author"].text != person }.keys.max() ?? 0
  }

  /// The numbers of messages that are there and not deleted, of one author or of all.
  func messages(by author: String? = nil) -> [Int] {
    copy.messages.filter { _, message in
      message["deletedAt"] == .null && (author == nil || message["author"].text == author)
    }.keys.sorted()
  }

  /// The person has read everything that others wrote so far.
  mutating func readAll(but person: String) {
    wantsRead = max(wantsRead, highestMessage(notBy: person))
  }

  /// How far somebody is, as the server has told.
  func pointers(of person: String) -> RunHistory.Pointers {
    copy.pointers[person].map(RunHistory.Pointers.init) ?? RunHistory.Pointers()
  }

  /// What `device` shows of it.
  func shown(on device: RunHistory.Device) -> RunHistory.Copy {
    RunHistory.Copy(
      device: device, conversation: copy.id, seq: copy.seq, id: copy.entryID,
      pointers: copy.pointers.mapValues(RunHistory.Pointers.init),
      messages: copy.messages.mapValues(RunHistory.Message.init))
  }
}

extension RunHistory.Pointers {
  fileprivate init(_ pointers: ConversationCopy.Pointers) {
    self.init(read: pointers.read, delivered: pointers.delivered)
  }
}
