import Chat

struct MemoryInviteStore: InviteStore {
  let state: SharedState

  func create(_ invite: KeptInvite, limit: Int) async throws -> Bool {
    state { state in
      let open = state.invites.values.count {
        $0.owner == invite.owner && $0.isOpen(at: invite.createdAt)
      }
      guard state.living(invite.owner) != nil, open < limit else { return false }
      state.invites[invite.id] = invite
      return true
    }
  }

  func invites(of owner: UserID) async throws -> [Invite] {
    state { state in
      state.invites.values.filter { $0.owner == owner }.sorted { $0.id > $1.id }.map { invite in
        Invite(
          id: invite.id, uses: invite.uses, left: invite.left, createdAt: invite.createdAt,
          expiresAt: invite.expiresAt, guests: invite.guests.compactMap { state.card($0) })
      }
    }
  }

  func remove(_ id: InviteID, of owner: UserID) async throws -> Bool {
    state { state in
      guard state.invites[id]?.owner == owner else { return false }
      state.invites[id] = nil
      return true
    }
  }

  func inviter(_ hash: TokenHash, at now: Timestamp) async throws -> Inviter? {
    state { state in
      guard let invite = state.invite(hash), invite.isOpen(at: now),
        let owner = state.living(invite.owner)
      else { return nil }
      return Inviter(user: owner.user, role: owner.role, expiresAt: invite.expiresAt)
    }
  }

  func register(_ account: Account, by use: InviteUse) async throws -> InvitedRegistration {
    state { state in
      guard let invite = state.invite(use.hash), invite.isOpen(at: use.now),
        let owner = state.living(invite.owner), !use.operatorsOnly || owner.role == .operator,
        state.mayBefriend([invite.owner], limit: use.friendLimit)
      else { return .ended }
      guard !state.isTaken(account.user.username) else { return .usernameTaken }
      state.accounts[account.user.id] = account
      return state.bring(account.user.id, by: invite, use).map { .registered($0) } ?? .ended
    }
  }

  func accept(_ use: InviteUse, by user: UserID) async throws -> InviteAcceptance {
    state { state in
      guard let invite = state.invite(use.hash), state.living(user) != nil else { return .ended }
      if let friend = state.friend(invite.owner, of: user) { return .alreadyFriends(friend) }
      guard invite.isOpen(at: use.now), invite.owner != user, state.living(invite.owner) != nil,
        !invite.guests.contains(user), !state.hasBlocked(user, invite.owner),
        !state.hasBlocked(invite.owner, user)
      else { return .ended }
      guard state.mayBefriend([user, invite.owner], limit: use.friendLimit) else {
        return .limitReached
      }
      return state.bring(user, by: invite, use).map { .befriended($0) } ?? .ended
    }
  }
}

extension MemoryState {
  /// Those that have ended by time are of no use to anybody.
  mutating func forgetInvites(at now: Timestamp) {
    invites = invites.filter { $0.value.expiresAt > now }
  }

  fileprivate func invite(_ hash: TokenHash) -> KeptInvite? {
    invites.values.first { $0.hash == hash }
  }

  fileprivate mutating func bring(
    _ guest: UserID, by invite: KeptInvite, _ use: InviteUse
  ) -> Befriending? {
    invites[invite.id]?.left -= 1
    invites[invite.id]?.guests.append(guest)
    let pair: Set = [guest, invite.owner]
    let waiting = requests.first { $0.value.pair == pair }
    let request = Request(asker: invite.owner, other: guest, createdAt: use.now)
    return befriend(
      waiting?.key ?? use.request, waiting?.value ?? request, conversation: use.conversation,
      at: use.now)
  }
}
