/// A request for friendship that waits for an answer.
package struct RequestRecord: Equatable, Sendable {
  package let id: RequestID
  package let asker: UserID
  package let other: UserID
  package let createdAt: Timestamp

  package init(id: RequestID, asker: UserID, other: UserID, createdAt: Timestamp) {
    self.id = id
    self.asker = asker
    self.other = other
    self.createdAt = createdAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("asker", asker)
      json.member("createdAt", createdAt)
      json.member("id", id)
      json.member("other", other)
    }
  }
}

/// A friendship, named by the request that it came of.
package struct FriendshipRecord: Equatable, Sendable {
  package let request: RequestID
  package let asker: UserID
  package let other: UserID
  package let since: Timestamp

  package init(request: RequestID, asker: UserID, other: UserID, since: Timestamp) {
    self.request = request
    self.asker = asker
    self.other = other
    self.since = since
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("asker", asker)
      json.member("other", other)
      json.member("request", request)
      json.member("since", since)
    }
  }
}

/// One person's block of another.
package struct BlockRecord: Equatable, Sendable {
  package let blocker: UserID
  package let blocked: UserID
  package let since: Timestamp

  package init(blocker: UserID, blocked: UserID, since: Timestamp) {
    self.blocker = blocker
    self.blocked = blocked
    self.since = since
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("blocked", blocked)
      json.member("blocker", blocker)
      json.member("since", since)
    }
  }
}
