import Chat

/// What ``MongoCheck`` looks at of what people have written: all of it where that is little, or else a
/// sample, as far as it comes in its time.
extension MongoConnection {
  /// Conversations that have not exactly the numbers 1, 2, ... head up to their head.
  func judgeNumbers(_ finding: inout MongoCheck.Finding) throws {
    try judge(.conversations, "conversations", &finding) { document in
      let conversation = try StoredConversation(document)
      let range = EntryRange(conversation: conversation.id, upTo: conversation.head)
      let found = try count(.entries, range.filter, limit: conversation.head + 1)
      guard found != conversation.head else { return nil }
      return "conversation \(conversation.id) is at \(conversation.head), but \(found) numbers up "
        + "to that are in use"
    }
  }

  /// Members who have read more than was delivered to them, or got more than there is.
  func judgePointers(_ finding: inout MongoCheck.Finding) throws {
    try judge(.conversations, "conversations", &finding) { document in
      let conversation = try StoredConversation(document)
      let stray = conversation.members.first { member in
        !(0...member.own.deliveredSeq ~= member.own.readSeq
          && member.own.deliveredSeq <= conversation.head)
      }
      return stray.map { member in
        "in conversation \(conversation.id), \(member.id) has read \(member.own.readSeq) and got "
          + "\(member.own.deliveredSeq) of \(conversation.head)"
      }
    }
  }

  /// Files that attachments have and that are not there, of another size, or without some of their
  /// chunks.
  func judgeMedia(_ finding: inout MongoCheck.Finding) throws {
    try judge(.media, "attachments", &finding) { document in
      for variant: BSONDocument in try document.optional("variants") ?? [] {
        let digest: MediaDigest = try variant.value("digest")
        if try !isWhole(digest, bytes: variant.value("bytes")) {
          return "the file \(digest.description) is missing or cut off"
        }
      }
      return nil
    }
  }

  private func isWhole(_ digest: MediaDigest, bytes: Int) throws -> Bool {
    guard let file = try findOne(.files, ["_id": digest.bson]) else { return false }
    let chunkSize: Int = try file.value("chunkSize")
    guard try file.value("length") == bytes, chunkSize > 0 else { return false }
    let chunks = (bytes + chunkSize - 1) / chunkSize
    return try count(.chunks, ["files_id": digest.bson], limit: chunks + 1) == chunks
  }

  private func judge(
    _ collection: MongoCollection, _ plural: String, _ finding: inout MongoCheck.Finding,
    _ look: (BSONDocument) throws -> String?
  ) throws {
    let end = ContinuousClock.now + .seconds(20)
    let all: Int = try command(["count": collection.rawValue.bson]).value("n")
    let sample = try aggregate(
      collection, all > Self.sample ? [["$sample": ["size": Self.sample.bson]]] : [])
    var looked = 0
    for document in sample where ContinuousClock.now < end {
      if let fault = try look(document) { finding.faults.append(fault) }
      looked += 1
      if finding.faults.count == MongoCheck.Finding.limit { break }
    }
    if looked < all { finding.extent = "\(looked) of \(all) \(plural)" }
  }

  /// Documents of a kind that are looked at.
  private static let sample = 1_000
}
