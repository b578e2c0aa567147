import Chat

/// Conversations as one of their members sees them: own pointers as they are, those of others as they
/// are shown.
///
/// Four queries whatever their number: the documents, and then the people, the last messages, and a count
/// of what is unread.
extension MongoConnection {
  func views(of conversations: [StoredConversation], for viewer: UserID) throws -> [Conversation] {
    let users = try users(conversations.flatMap(\.memberIDs))
    let lasts = try lastMessages(of: conversations)
    let unread = try unread(in: conversations, by: viewer)
    return conversations.compactMap { conversation in
      guard let place = conversation.place(of: viewer) else { return nil }
      let mine = conversation.members[place]
      return Conversation(
        id: conversation.id,
        members: conversation.members.compactMap { member in
          let pointers = member.id == viewer ? member.own : member.shown
          return users[member.id].map {
            Conversation.Member(
              user: $0, readSeq: pointers.readSeq, deliveredSeq: pointers.deliveredSeq)
          }
        },
        head: conversation.head, headId: conversation.headId,
        lastMessage: lasts[conversation.id], unread: unread[conversation.id] ?? 0,
        muted: mine.muted, pinned: mine.pinned, archived: mine.archived, draft: mine.draft,
        rev: mine.rev, updatedAt: conversation.updatedAt)
    }
  }

  private func lastMessages(of conversations: [StoredConversation]) throws
    -> [ConversationID: Message]
  {
    let documents = try entryDocuments(
      conversations.compactMap { conversation in
        conversation.last.map { EntryKey(conversation.id, $0) }
      })
    let attachments = try attachments(of: documents)
    var messages: [ConversationID: Message] = [:]
    for document in documents {
      let key: EntryKey = try document.value("_id")
      guard let conversation = conversations.first(where: { $0.id == key.conversation }) else {
        continue
      }
      messages[key.conversation] = try Message(document, conversation, attachments)
    }
    return messages
  }

  /// Messages by others above the viewer's pointer that aren't deleted, each counted to 100.
  ///
  /// One pipeline: a branch with a limit of its own for each, so that no count grows with the log.
  private func unread(in conversations: [StoredConversation], by viewer: UserID) throws
    -> [ConversationID: Int]
  {
    var branches = conversations.compactMap { $0.unreadStages(by: viewer) }
    guard !branches.isEmpty else { return [:] }
    let first = branches.removeFirst()
    let others: [BSONDocument] = branches.map { stages in
      ["$unionWith": ["coll": "entries", "pipeline": stages.bson]]
    }
    var counts: [ConversationID: Int] = [:]
    for row in try aggregate(.entries, first + others) {
      counts[try row.value("c")] = try row.value("unread")
    }
    return counts
  }
}

extension StoredConversation {
  /// Nil where there can be nothing.
  fileprivate func unreadStages(by viewer: UserID) -> [BSONDocument]? {
    guard !isOwnNotes, let place = place(of: viewer), members[place].own.readSeq < head else {
      return nil
    }
    return [
      [
        "$match": [
          "_id": [
            "$gt": EntryKey(id, members[place].own.readSeq).bson,
            "$lte": EntryKey(id, head).bson,
          ],
          "y": ["$exists": false], "x": ["$exists": false], "u": ["$ne": place.bson],
        ]
      ],
      ["$limit": 100], ["$count": "unread"], ["$set": ["c": id.bson]],
    ]
  }
}
