import Chat

/// The choice of a picture, within the caller's transaction: card and media change in one commit.
extension MongoConnection {
  func setAvatar(_ media: MediaID?, of id: UserID) throws -> AvatarOutcome {
    let fields: BSONDocument = ["avatar": 1]
    guard var account = try livingAccount(id),
      let stored = try findOne(.accounts, ["_id": id.bson], fields: fields)
    else { return .unknown }
    let before: MediaID? = try stored.optional("avatar")
    guard before != media else { return .updated(.nothing(of: account)) }
    if let media {
      if let refusal = try refusal(ofAvatar: media, of: id) { return refusal }
      // Also what makes a message that takes it meanwhile, and this, get in each other's way.
      try updateOne(.media, ["_id": media.bson], ["$unset": ["expiresAt": 1]])
    }
    let shown: MongoChange =
      media.map { ["$set": ["avatar": $0.bson], "$inc": ["rev": 1, "version": 1]] }
      ?? ["$unset": ["avatar": 1], "$inc": ["rev": 1, "version": 1]]
    try updateOne(.accounts, ["_id": id.bson], shown)
    if let before { try discard(before) }
    account.user.avatar = media.map(Avatar.init)
    account.user.rev += 1
    account.version += 1
    return .updated(ProfileUpdate(account: account, cardChanged: true, settingsChanged: false))
  }

  private func refusal(ofAvatar media: MediaID, of owner: UserID) throws -> AvatarOutcome? {
    let found = try findOne(
      .media, ["_id": media.bson, "owner": owner.bson],
      fields: ["state": 1, "kind": 1, "conversation": 1])
    guard let found, let state = try Attachment.State(found) else { return .unknown }
    guard found["conversation"] == nil else { return .used }
    let kind: Int = try found.value("kind")
    switch state {
    case .preparing: return .preparing
    case .failed: return .unfit
    case .ready: return Attachment.Kind.allCases[kind] == .image ? nil : .unfit
    }
  }
}

extension Attachment.State {
  /// Of a media document; nil while the upload is still coming in, which is the state 0 before these.
  fileprivate init?(_ document: BSONDocument) throws(BSONFault) {
    let state: Int = try document.value("state")
    guard state > 0 else { return nil }
    self = Self.allCases[state - 1]
  }
}
