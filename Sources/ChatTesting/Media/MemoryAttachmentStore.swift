import Chat

struct MemoryAttachmentStore: AttachmentStore {
  let state: SharedState

  func begin(_ upload: Upload, quota: UploadQuota) async throws -> Bool {
    state { state in
      let own = state.media.values.map(\.upload).filter { $0.owner == upload.owner }
      guard own.reduce(0, { $0 + $1.bytes }) <= quota.bytes - upload.bytes,
        own.count(where: { $0.expiresAt != nil }) < quota.unsent
      else { return false }
      state.media[upload.id] = MemoryState.Media(upload: upload)
      return true
    }
  }

  func upload(_ id: MediaID, of owner: UserID) async throws -> Upload? {
    state { $0.media[id]?.upload }.flatMap { $0.owner == owner ? $0 : nil }
  }

  func keep(_ id: MediaID, until end: Timestamp) async throws {
    state { state in
      guard state.media[id]?.upload.expiresAt != nil else { return }
      state.media[id]?.upload.expiresAt = end
    }
  }

  func complete(_ id: MediaID, expiresAt end: Timestamp) async throws {
    state { state in
      guard state.media[id]?.upload.isComplete == false else { return }
      state.media[id]?.upload.isComplete = true
      state.media[id]?.upload.expiresAt = end
    }
  }

  func withdraw(_ id: MediaID, of owner: UserID) async throws -> Bool {
    state { state in
      guard let media = state.media[id], media.upload.owner == owner, media.message == nil,
        !state.isAvatar(id)
      else { return false }
      state.discard(id)
      return true
    }
  }

  func waiting(_ kinds: [Attachment.Kind], limit: Int) async throws -> [Upload] {
    state { state in
      let waiting = state.media.values.filter {
        $0.isPreparing && kinds.contains($0.upload.kind)
      }
      return Array(waiting.map(\.upload).sorted { $0.id < $1.id }.prefix(limit))
    }
  }

  func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID) async throws
    -> Settlement
  {
    state { $0.settle(id, as: outcome, entry: entry) }
  }

  func media(_ id: MediaID, asSeenBy viewer: UserID) async throws -> StoredMedia? {
    state { $0.seen(id, by: viewer) }
  }

  func originalBytes(seenBy viewer: UserID) async throws -> Int {
    state { state in
      state.media.values.filter { media in
        media.message.flatMap { state.conversations[$0.conversation] }?.memberIDs.contains(viewer)
          == true
      }.reduce(0) { $0 + ($1.variants[.original]?.bytes ?? 0) }
    }
  }

  func place(of id: MediaID) async throws -> MessagePlace? {
    state { $0.place(of: id) }
  }

  func removeExpired(before now: Timestamp) async throws -> [MediaID] {
    state { state in
      let ended = state.media.values.map(\.upload).filter { $0.expiresAt.map { $0 < now } ?? false }
      for upload in ended { state.discard(upload.id) }
      return ended.map(\.id)
    }
  }

  func discarded() async throws -> [MediaDigest] { state { Array($0.discarded) } }

  func unused(among digests: [MediaDigest]) async throws -> [MediaDigest] {
    state { state in
      let used = Set(state.media.values.flatMap { $0.variants.values.map(\.digest) })
      return digests.filter { !used.contains($0) }
    }
  }

  func forget(_ digests: [MediaDigest]) async throws {
    state { $0.discarded.subtract(digests) }
  }

  func unneeded(among uploads: [MediaID]) async throws -> [MediaID] {
    state { state in
      uploads.filter { id in
        state.media[id].map { $0.upload.isComplete && !$0.isPreparing } ?? true
      }
    }
  }
}

extension MemoryState {
  /// An upload from its first byte on.
  struct Media {
    var upload: Upload
    /// Nil until it was prepared or found not to be preparable.
    var outcome: Preparation?
    var message: (conversation: ConversationID, seq: Int)?

    init(upload: Upload) { self.upload = upload }

    var isPreparing: Bool { upload.isComplete && outcome == nil }

    mutating func settle(as outcome: Preparation) {
      self.outcome = outcome
      guard case .ready(let media) = outcome else { return }
      upload = Upload(
        id: upload.id, owner: upload.owner, kind: media.kind, name: upload.name, mime: media.mime,
        bytes: upload.bytes, width: media.width, height: media.height, duration: media.duration,
        alt: upload.alt, expiresAt: upload.expiresAt, isComplete: true)
    }

    var variants: [Attachment.Variant: StoredVariant] {
      if case .ready(let media) = outcome { media.variants } else { [:] }
    }

    var attachment: Attachment {
      var attachment = upload.attachment
      switch outcome {
      case nil: break
      case .failed(let reason):
        attachment.state = .failed
        attachment.reason = reason
      case .ready(let media):
        attachment = Attachment(
          id: upload.id, kind: media.kind, state: .ready, name: upload.name, mime: media.mime,
          bytes: variants[.original]?.bytes ?? upload.bytes, width: media.width,
          height: media.height, duration: media.duration, blurhash: media.blurhash,
          animated: media.animated, waveform: media.waveform, alt: upload.alt,
          variants: media.variants.keys)
      }
      return attachment
    }
  }

  func isAvatar(_ id: MediaID) -> Bool {
    accounts.values.contains { $0.user.avatar == Avatar(id) }
  }

  /// Why a message by `author` can't take these uploads; nil where it can.
  func refusal(of uploads: [MediaID], by author: UserID) -> AttachmentRefusal? {
    for id in uploads {
      guard let media = media[id], media.upload.owner == author, media.upload.isComplete else {
        return .unknown
      }
      if media.message != nil || isAvatar(id) { return .used }
      if case .failed = media.outcome { return .failed }
    }
    return nil
  }

  mutating func attach(_ uploads: [MediaID], to seq: Int, in conversation: ConversationID)
    -> [Attachment]
  {
    for id in uploads {
      media[id]?.message = (conversation, seq)
      media[id]?.upload.expiresAt = nil
    }
    return uploads.compactMap { media[$0]?.attachment }
  }

  mutating func removeMedia(of seq: Int, in conversation: ConversationID) {
    for (id, media) in media {
      guard let message = media.message, message == (conversation, seq) else { continue }
      discard(id)
    }
  }

  mutating func discard(_ id: MediaID) {
    guard let removed = media.removeValue(forKey: id) else { return }
    discarded.formUnion(removed.variants.values.map(\.digest))
  }

  fileprivate mutating func settle(_ id: MediaID, as outcome: Preparation, entry: MessageID)
    -> Settlement
  {
    guard media[id]?.isPreparing == true else { return .gone }
    media[id]?.settle(as: outcome)
    guard let settled = media[id], let message = settled.message,
      var log = conversations[message.conversation]
    else { return .kept }
    let told = log.prepare(
      settled.attachment, of: message.seq, under: entry, in: message.conversation)
    conversations[message.conversation] = log
    return .told(told, members: log.memberIDs)
  }

  fileprivate func place(of id: MediaID) -> MessagePlace? {
    guard let message = media[id]?.message, let log = conversations[message.conversation] else {
      return nil
    }
    return MessagePlace(
      conversation: message.conversation, seq: message.seq, members: log.memberIDs)
  }

  fileprivate func seen(_ id: MediaID, by viewer: UserID) -> StoredMedia? {
    guard let media = media[id], media.upload.isComplete else { return nil }
    let isSeen =
      if let place = place(of: id) {
        place.members.contains(viewer)
      } else {
        media.upload.owner == viewer || isAvatar(id) && seesCard(of: media.upload.owner, viewer)
      }
    return isSeen
      ? StoredMedia(attachment: media.attachment, variants: media.variants) : nil
  }

  private func seesCard(of owner: UserID, _ viewer: UserID) -> Bool {
    !hasBlocked(owner, viewer)
      || conversations.values.contains { Set($0.members.keys) == [owner, viewer] }
  }
}
