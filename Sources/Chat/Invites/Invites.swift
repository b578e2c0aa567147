import Logging

/// Links with which people come in, and become friends with who made them.
package struct Invites: Sendable {
  private let store: any InviteStore
  private let policies: Policies
  private let accounts: Accounts
  private let friends: Friends
  private let settings: ChatSettings
  private let world: World
  private let logger: Logger

  package init(
    store: any InviteStore, policies: Policies, accounts: Accounts, friends: Friends,
    settings: ChatSettings, world: World, logger: Logger
  ) {
    self.store = store
    self.policies = policies
    self.accounts = accounts
    self.friends = friends
    self.settings = settings
    self.world = world
    self.logger = logger
  }

  /// Makes an invite, and its link, which is told this once. Where registration is closed only an
  /// operator may.
  func make(_ wanted: NewInvite, by user: UserID) async throws -> MadeInvite {
    let problems = wanted.problems
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    if try await isClosed, try await accounts.account(user).role != .operator {
      throw AccountRefusal.registrationClosed
    }
    let (token, now) = (InviteToken(bytes: world.randomBytes(32)), world.now())
    let days = wanted.days ?? NewInvite.standardDays
    let kept = KeptInvite(
      id: world.makeID(), owner: user, hash: token.hash, uses: wanted.uses ?? 1, createdAt: now,
      expiresAt: now.advanced(bySeconds: days * 86_400))
    guard try await store.create(kept, limit: settings.limits.invites) else {
      throw InviteRefusal.limitReached
    }
    let invite = Invite(
      id: kept.id, uses: kept.uses, left: kept.left, createdAt: kept.createdAt,
      expiresAt: kept.expiresAt, guests: [])
    return MadeInvite(invite: invite, link: "\(settings.publicURL)/i#\(token)")
  }

  /// The person's own, the latest first.
  func invites(of user: UserID) async throws -> [Invite] {
    try await store.invites(of: user)
  }

  /// Takes one back.
  func remove(_ id: InviteID, of user: UserID) async throws {
    guard try await store.remove(id, of: user) else { throw CommonRefusal.notFound }
  }

  /// Who invites by a link.
  func invitation(_ text: String) async throws -> Invitation {
    let inviter = try await inviter(try token(text))
    return Invitation(
      inviter: inviter.user, expiresAt: inviter.expiresAt, admits: try await admits(inviter))
  }

  /// Makes an account, and two friends of its owner and who invited them. Throws
  /// ``InviteRefusal/ended`` and as registering does.
  func register(
    _ wanted: Registration, by text: String, from address: ClientAddress = .thisMachine
  ) async throws -> Account {
    let token = try token(text)
    // Before a password is computed for somebody who just tries.
    guard try await admits(try await inviter(token)) else { throw InviteRefusal.ended }
    let account = try await accounts.prepare(wanted, from: address)
    switch try await store.register(account, by: try await use(of: token)) {
    case .registered(let befriending):
      await welcome(account.user.id, befriending)
      return account
    case .usernameTaken: throw AccountRefusal.usernameTaken
    case .ended: throw InviteRefusal.ended
    }
  }

  /// Makes somebody who has an account a friend of who invited them; a second time answers the same.
  func accept(_ text: String, by user: UserID) async throws -> Friend {
    switch try await store.accept(try await use(of: try token(text)), by: user) {
    case .befriended(let befriending): return try await friends.announce(befriending, to: user)
    case .alreadyFriends(let friend): return friend
    case .limitReached: throw FriendRefusal.limitReached
    case .ended: throw InviteRefusal.ended
    }
  }

  /// The account is there whether or not anybody can be told of it just now: who was not is told when
  /// they next connect.
  private func welcome(_ user: UserID, _ befriending: Befriending) async {
    do {
      _ = try await friends.announce(befriending, to: user)
    } catch {
      logger.warning("a new friend was not announced", metadata: ["error": "\(error)"])
    }
  }

  private func token(_ text: String) throws -> InviteToken {
    guard let token = InviteToken(text) else { throw InviteRefusal.ended }
    return token
  }

  private func inviter(_ token: InviteToken) async throws -> Inviter {
    guard let inviter = try await store.inviter(token.hash, at: world.now()) else {
      throw InviteRefusal.ended
    }
    return inviter
  }

  private var isClosed: Bool {
    get async throws { try await policies.registration() == .closed }
  }

  private func admits(_ inviter: Inviter) async throws -> Bool {
    guard inviter.role != .operator else { return true }
    return try await !isClosed
  }

  private func use(of token: InviteToken) async throws -> InviteUse {
    InviteUse(
      hash: token.hash, request: world.makeID(), conversation: world.makeID(), now: world.now(),
      friendLimit: settings.limits.friends, operatorsOnly: try await isClosed)
  }
}
