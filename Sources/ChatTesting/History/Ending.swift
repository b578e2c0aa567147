extension RunHistory {
  /// What one person is shown by the server at the end, and what their devices show by then.
  package struct Ending: Sendable {
    package var person: String
    package var conversations: [Conversation]
    package var friends: [String]
    package var incoming: [String]
    package var outgoing: [String]
    package var copies: [Copy]
    /// Whom each device shows as friends.
    package var friendsShown: [Device: Set<String>] = [:]

    package init(
      person: String, conversations: [Conversation], friends: [String], incoming: [String] = [],
      outgoing: [String] = [], copies: [Copy] = []
    ) {
      self.person = person
      self.conversations = conversations
      self.friends = friends
      self.incoming = incoming
      self.outgoing = outgoing
      self.copies = copies
    }
  }

  /// A conversation with its whole log.
  package struct Conversation: Sendable {
    package var id: String
    package var head: Int
    package var headId: String?
    package var unread: Int
    package var pointers: [String: Pointers]
    package var log: [Entry]

    package init(
      id: String, head: Int, headId: String?, unread: Int, pointers: [String: Pointers],
      log: [Entry]
    ) {
      self.id = id
      self.head = head
      self.headId = headId
      self.unread = unread
      self.pointers = pointers
      self.log = log
    }
  }

  /// What one device holds of a conversation: everything, or what came after it began anew.
  package struct Copy: Sendable {
    package var device: Device
    package var conversation: String
    package var seq: Int
    package var id: String?
    package var pointers: [String: Pointers]
    package var messages: [Int: Message]

    package init(
      device: Device, conversation: String, seq: Int, id: String?, pointers: [String: Pointers],
      messages: [Int: Message]
    ) {
      self.device = device
      self.conversation = conversation
      self.seq = seq
      self.id = id
      self.pointers = pointers
      self.messages = messages
    }
  }

  /// One line of a log.
  package struct Entry: Hashable, Sendable {
    package var conversation: String
    package var seq: Int
    package var id: String
    package var author: String
    package var clientId: String
    package var kind: String
    package var target: Int
    package var message: Message

    package init(
      conversation: String, seq: Int, id: String, author: String, clientId: String,
      kind: String = "message", target: Int? = nil, message: Message
    ) {
      self.conversation = conversation
      self.seq = seq
      self.id = id
      self.author = author
      self.clientId = clientId
      self.kind = kind
      self.target = target ?? seq
      self.message = message
    }

    package var key: ChangeKey { ChangeKey(conversation, author, clientId) }
  }

  /// A message as it was when it was read.
  package struct Message: Hashable, Sendable {
    package var rev: Int
    package var body: String
    package var isDeleted: Bool
    /// Who reacted, by emoji.
    package var reactions: [String: Set<String>]

    package init(
      rev: Int = 1, body: String, isDeleted: Bool = false, reactions: [String: Set<String>] = [:]
    ) {
      self.rev = rev
      self.body = body
      self.isDeleted = isDeleted
      self.reactions = reactions
    }
  }

  /// How far somebody is.
  package struct Pointers: Hashable, Sendable {
    package var read: Int
    package var delivered: Int

    package init(read: Int = 0, delivered: Int = 0) {
      self.read = read
      self.delivered = delivered
    }

    /// Whether neither is lower than in `other`.
    func reaches(_ other: Pointers) -> Bool {
      read >= other.read && delivered >= other.delivered
    }

    /// The higher of each.
    package func merged(_ other: Pointers) -> Pointers {
      Pointers(read: max(read, other.read), delivered: max(delivered, other.delivered))
    }
  }
}
