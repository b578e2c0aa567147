import Chat

struct MemoryAccountStore: AccountStore {
  let state: SharedState

  func create(_ account: Account, onlyFirst: Bool) async throws -> Creation {
    state { state in
      let isFirst = state.accounts.isEmpty
      guard isFirst || !onlyFirst else { return .notFirst }
      guard !state.isTaken(account.user.username) else { return .taken }
      var account = account
      if isFirst { account.role = .operator }
      state.accounts[account.user.id] = account
      return .created(account.role)
    }
  }

  func isEmpty() async throws -> Bool { state { $0.accounts.isEmpty } }

  func account(_ id: UserID) async throws -> Account? {
    state { $0.living(id) }
  }

  func account(login: String) async throws -> Account? {
    state { state in
      let login = MemoryState.folded(login)
      return state.accounts.values.first { account in
        account.user.deleted != true
          && (MemoryState.folded(account.user.username) == login
            || account.emailVerified && account.email.map(MemoryState.folded) == login)
      }
    }
  }

  func update(_ id: UserID, _ change: ProfileChange) async throws -> ProfileUpdate? {
    state { state in
      let update = state.living(id).map(change.applied)
      if let update { state.accounts[id] = update.account }
      return update
    }
  }

  func setAvatar(_ media: MediaID?, of id: UserID) async throws -> AvatarOutcome {
    state { state in
      guard var account = state.living(id) else { return .unknown }
      if let media {
        guard account.user.avatar != Avatar(media) else {
          return .updated(.nothing(of: account))
        }
        if let refusal = state.refusal(ofAvatar: media, of: id) { return refusal }
        state.media[media]?.upload.expiresAt = nil
      }
      let before = account.user.avatar
      guard before != nil || media != nil else { return .updated(.nothing(of: account)) }
      account.user.avatar = media.map(Avatar.init)
      account.user.rev += 1
      account.version += 1
      state.accounts[id] = account
      for (old, _) in state.media where before == Avatar(old) { state.discard(old) }
      return .updated(ProfileUpdate(account: account, cardChanged: true, settingsChanged: false))
    }
  }

  func setDeletion(_ id: UserID, at due: Timestamp?) async throws -> [SessionID]? {
    state { state in
      guard let account = state.living(id), due != nil || account.suspendedAt == nil else {
        return nil
      }
      state.accounts[id]?.deleteAt = due
      return due == nil ? [] : state.endSessions(of: id, keeping: nil)
    }
  }

  func setPassword(_ id: UserID, hash: String, keeping kept: SessionID) async throws
    -> [SessionID]
  {
    state { $0.setPassword(of: id, hash: hash, keeping: kept) }
  }
}

extension MemoryState {
  func isTaken(_ username: String) -> Bool {
    accounts.values.contains { Self.folded($0.user.username) == Self.folded(username) }
  }

  mutating func setPassword(of id: UserID, hash: String, keeping kept: SessionID? = nil)
    -> [SessionID]
  {
    accounts[id]?.passwordHash = hash
    trustedDevices[id] = nil
    return endSessions(of: id, keeping: kept)
  }

  /// Ends every session of an account, or all but one; answers those ended, in the order of their ids.
  mutating func endSessions(of id: UserID, keeping kept: SessionID?) -> [SessionID] {
    let ended = sessions.values.filter { $0.user == id && $0.id != kept }.map(\.id).sorted()
    for session in ended { end(session) }
    return ended
  }

  fileprivate func refusal(ofAvatar id: MediaID, of owner: UserID) -> AvatarOutcome? {
    guard let media = media[id], media.upload.owner == owner, media.upload.isComplete else {
      return .unknown
    }
    guard media.message == nil else { return .used }
    guard !media.isPreparing else { return .preparing }
    let attachment = media.attachment
    return attachment.kind == .image && attachment.state == .ready ? nil : .unfit
  }
}
