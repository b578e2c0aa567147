import Logging
import Realtime

/// The table of contents: every feature of the product, in order.
///
/// A feature may call the rules of those before it, never their stores. Taking one out means deleting
/// its rooms and its lines here.
package struct Features: Sendable {
  let people: People
  let sessions: Sessions
  let attempts: Attempts
  let secondFactors: SecondFactors
  let media: Media
  let preparations: MediaPreparations?
  let uploads: Uploads
  let policies: Policies
  let accounts: Accounts
  let recovery: Recovery
  let conversations: Conversations
  let presence: Presence
  let friends: Friends
  let blocks: Blocks
  let invites: Invites
  let messages: Messages
  let receipts: Receipts
  let deletions: Deletions
  let reports: Reports
  let audit: Audit
  let operation: Operation

  /// Computes passwords, one at a time.
  let hasher: PasswordHasher

  private let cookies: SessionCookies
  private let device: DeviceCookie
  private let proxies: TrustedProxies
  private let live: Live

  package init(
    stores: some Stores, preparer: (any MediaPreparer)?, mailer: (any Mailer)? = nil,
    secrets: Secrets,
    settings: ChatSettings, live: Live, world: World, logger: Logger
  ) async {
    self.live = live
    cookies = SessionCookies(publicURL: settings.publicURL)
    device = DeviceCookie(publicURL: settings.publicURL)
    proxies = settings.trustedProxies
    people = People(store: stores.people)
    let presence = Presence(
      store: stores.presence, live: live, world: world, linger: settings.presenceLinger)
    self.presence = presence
    sessions = Sessions(
      store: stores.sessions,
      accessTokens: AccessTokens(
        keys: await SigningKeys(secrets),
        issuer: settings.publicURL.description, lifetime: settings.accessTokenLifetime,
        world: world),
      refreshTokens: RefreshTokens(key: secrets.refreshToken, world: world),
      lifetime: settings.refreshTokenLifetime, live: live, world: world,
      didEnd: { await presence.ended($0) })
    attempts = Attempts(store: stores.attempts, digestKey: secrets.digest, world: world)
    secondFactors = SecondFactors(
      store: stores.secondFactors, attempts: attempts, key: secrets.digest,
      issuer: settings.publicURL.host, world: world)
    let media = Media(
      records: stores.attachments, store: stores.media, world: world, logger: logger)
    self.media = media
    preparations = preparer.map { preparer in
      MediaPreparations(
        records: stores.attachments, store: stores.media, media: media, preparer: preparer,
        limits: settings.limits, live: live, world: world, logger: logger)
    }
    uploads = Uploads(
      records: stores.attachments, store: stores.media, media: media, preparations: preparations,
      limits: settings.limits, world: world, logger: logger)
    hasher = PasswordHasher(queue: settings.passwordQueue, world: world)
    policies = Policies(
      store: stores.policies, configured: settings.registration, limits: settings.limits,
      world: world)
    accounts = Accounts(
      store: stores.accounts, people: people, sessions: sessions, attempts: attempts,
      secondFactors: secondFactors, media: media, hasher: hasher,
      policies: policies, limits: settings.limits, live: live, world: world)
    recovery = Recovery(
      store: stores.recovery, accounts: accounts, sessions: sessions, hasher: hasher,
      mailer: mailer, codeKey: secrets.digest, host: settings.publicURL.host, live: live,
      world: world, logger: logger)
    conversations = Conversations(
      store: stores.conversations, limits: settings.limits, live: live, world: world)
    friends = Friends(
      store: stores.friends, conversations: conversations, presence: presence,
      limits: settings.limits, live: live, world: world)
    blocks = Blocks(
      store: stores.blocks, limits: settings.limits, live: live, world: world)
    invites = Invites(
      store: stores.invites, policies: policies, accounts: accounts, friends: friends,
      settings: settings, world: world, logger: logger)
    messages = Messages(
      store: stores.messages, media: media, limits: settings.limits, digestKey: secrets.digest,
      live: live,
      world: world)
    receipts = Receipts(store: stores.receipts, live: live)
    deletions = Deletions(
      store: stores.deletions, people: people, sessions: sessions, media: media,
      messages: messages, live: live, world: world, logger: logger)
    reports = Reports(store: stores.reports, attempts: attempts, world: world)
    audit = Audit(
      store: stores.audit, sessions: sessions, accounts: accounts, world: world, logger: logger)
    operation = Operation(
      store: stores.operation, accounts: accounts, sessions: sessions, presence: presence,
      publicURL: settings.publicURL, world: world)
  }

  /// What each offers to the outside.
  var all: [any Feature] {
    [
      PeopleRoutes(people: people),
      SessionRoutes(sessions: sessions, cookies: cookies),
      InstanceRoutes(policies: policies) {
        [accounts, policies, mail = recovery.addresses.isOffered] in
        Instance(
          mail: mail, registration: try await accounts.policy(),
          terms: try await policies.terms()?.terms)
      },
      CredentialRoutes(
        accounts: accounts, sessions: sessions, secondFactors: secondFactors, cookies: cookies,
        device: device, proxies: proxies,
        register: { [accounts, invites] registration, address in
          guard let token = registration.invite else {
            return try await accounts.register(registration, from: address)
          }
          return try await invites.register(registration, by: token, from: address)
        },
        welcome: { [recovery] in try await recovery.welcome($0, email: $1.email, $2) }),
      SecondFactorRoutes(accounts: accounts, secondFactors: secondFactors, proxies: proxies),
      RecoveryRoutes(recovery: recovery, proxies: proxies),
      AddressRoutes(addresses: recovery.addresses, accounts: accounts),
      UploadRoutes(
        uploads: uploads, authentication: BearerAuthentication(sessions: sessions)),
      MediaRoutes(
        media: media,
        authentication: MediaAuthentication(sessions: sessions, cookie: cookies.media)),
      AccountRoutes(accounts: accounts, cookies: cookies, proxies: proxies) {
        [addresses = recovery.addresses] user, email, language in
        guard let email else { return try await addresses.remove(of: user, language) }
        return try await addresses.propose(email, by: user, language)
      },
      ConversationRoutes(conversations: conversations),
      PresenceCommands(
        presence: presence, typing: Typing(conversations: conversations, live: live)),
      FriendRoutes(friends: friends, presence: presence),
      BlockRoutes(blocks: blocks),
      InviteRoutes(invites: invites),
      MessageRoutes(messages: messages),
      ReceiptRoutes(receipts: receipts),
      ReportRoutes(reports: reports),
      AuditRoutes(audit: audit),
      OperationRoutes(operation: operation),
    ]
  }
}
