extension RunHistory {
  /// What one device did or was told.
  package enum What: Sendable {
    /// A change was asked for; once for each attempt.
    case asked(Change)
    case acknowledged(Answer)
    /// Refused for good: what may be tried again is no refusal.
    case refused(ChangeKey, code: String)
    /// An entry came, live, by comparison or out of the log.
    case told(Entry)
    /// The copy of a conversation was dropped, and begins anew behind `seq`.
    case began(conversation: String, seq: Int)
    /// An entry went into the device's copy and was shown.
    case shown(conversation: String, seq: Int)
    /// The device said how far it is.
    case reported(conversation: String, Pointers)
    /// The device was told how far somebody is. `since` is when that reading was asked for; nil for
    /// live news, which may come late.
    case pointers(conversation: String, of: String, Pointers, since: Duration?)
    case friendship(with: String, Friendship)
    /// The greeting was answered.
    case connected
    /// The connection is over; with `silently`, the server has not been told.
    case disconnected(silently: Bool)
    /// This device logged another one out, which it began to do at `since`.
    case revoked(Device, since: Duration)
    /// Whether friends are here; with `whole`, all others are unknown from now on.
    case presence([String: Bool], whole: Bool)
    /// Somebody asked for what is not theirs.
    case tried(Attempt)
  }

  /// The steps of making and ending a friendship.
  package enum Friendship: Sendable {
    /// Asked or accepted, not yet answered.
    case beginning
    /// The answer: they are friends, or one has asked the other.
    case begun(isFriend: Bool)
    /// Asked to end it, not yet answered.
    case ending
    case ended
  }

  /// Names a change for ever: by its author, for its conversation.
  package struct ChangeKey: Hashable, Sendable, CustomStringConvertible {
    package var conversation: String
    package var author: String
    package var clientId: String

    package init(_ conversation: String, _ author: String, _ clientId: String) {
      self.conversation = conversation
      self.author = author
      self.clientId = clientId
    }

    package var description: String { "\(clientId) of \(author) in \(conversation)" }
  }

  /// A change that somebody wants.
  package struct Change: Hashable, Sendable {
    package var key: ChangeKey
    package var action: Action

    package init(_ key: ChangeKey, _ action: Action) {
      self.key = key
      self.action = action
    }
  }

  /// What is to change.
  package enum Action: Hashable, Sendable {
    case send(body: String)
    case edit(seq: Int, body: String)
    case delete(seq: Int)
    case react(seq: Int, emoji: String, on: Bool)

    /// The kind of the entry that comes of it.
    package var kind: String {
      switch self {
      case .send: "message"
      case .edit: "edited"
      case .delete: "deleted"
      case .react: "reacted"
      }
    }

    /// The message it changes; nil for a new one.
    package var target: Int? {
      switch self {
      case .send: nil
      case .edit(let seq, _), .delete(let seq), .react(let seq, _, _): seq
      }
    }
  }

  /// The message that an acknowledgement names.
  package struct Answer: Hashable, Sendable {
    package var key: ChangeKey
    package var seq: Int
    package var id: String

    package init(_ key: ChangeKey, seq: Int, id: String) {
      self.key = key
      self.seq = seq
      self.id = id
    }
  }

  /// A request for something that is not one's own, and the same request for what does not exist.
  package struct Attempt: Sendable {
    package var what: String
    package var answer: String
    package var answerForNothing: String

    package init(_ what: String, answer: String, answerForNothing: String) {
      self.what = what
      self.answer = answer
      self.answerForNothing = answerForNothing
    }
  }
}
