import ChatTesting
import Foundation
import NIOCore
import SQLiteStore
import Testing

@testable import Chat

/// A data folder in which there is something of everything that an instance keeps.
struct FullInstance {
  private let stores: SQLiteStores
  private let world: World

  /// Fills `folder`, which may hold something already.
  static func fill(_ folder: String, seed: UInt64, entries: Int) async throws {
    let stores = try await SQLiteStores(folder: folder)
    let instance = FullInstance(stores: stores, world: .test(seed: seed + 1_000))
    var talk = try await RandomTalk(seed: seed, in: stores)
    try await talk.go(on: entries)
    try await instance.addPeople(beside: talk.ada.id)
    try await instance.addUploads(of: talk.ada.id)
    try await stores.purge(at: instance.world.now())
    try await instance.addSecrets(of: talk.ada.id)
    try await stores.close()
  }

  private init(stores: SQLiteStores, world: World) {
    self.stores = stores
    self.world = world
  }

  /// Requests, blocks, notes of one's own, sessions with followed tokens, addresses, settings, and
  /// somebody who is gone.
  private func addPeople(beside ada: UserID) async throws {
    var linus = Account.test("LINUS", "Linus „Pauling“ 🧪", world)
    linus.email = "Linus@Example.org"
    linus.emailVerified = true
    linus.settings.asks = .friendsOfFriends
    linus.settings.client = ["theme": "dark", "sizes": [1, .number(2.5), nil], "a/b": true]
    let barbara = Account.test("barbara", "Barbara", world)
    let gone = Account.test("gone", "", deleted: true, world)
    for account in [linus, barbara, gone] {
      try #require(try await stores.accounts.create(account))
    }
    for (asker, other) in [(linus.id, ada), (linus.id, barbara.id)] {
      let ask = FriendAsk(
        asker: asker, other: other, request: world.makeID(), conversation: world.makeID(),
        now: world.now(), requestLimit: 9, friendLimit: 9)
      guard case .requested = try await stores.friends.ask(ask) else { throw Unexpected() }
    }
    guard
      case .blocked = try await stores.blocks.block(barbara.id, by: ada, at: world.now(), limit: 9)
    else { throw Unexpected() }
    _ = try await stores.conversations.open(
      world.makeID(), by: linus.id, with: linus.id, at: world.now())
    try await stores.presence.saw(linus.id, at: world.now())
    try await addWaysBack(into: barbara.id)
    try await addInvites(of: linus.id)
    try await addOperation(by: ada, about: barbara.id)
    try await logIn(linus.id)
  }

  /// Recovery codes, and a code of each kind, one of them tried.
  private func addWaysBack(into user: UserID) async throws {
    let hashes = (0..<10).map { _ in TokenHash(bytes: world.randomBytes(32)) }
    try await stores.recovery.replaceRecoveryCodes(hashes, of: user)
    let later = world.now().advanced(bySeconds: 600)
    for kind in IssuedCode.Kind.allCases {
      let code = IssuedCode(
        kind: kind, hash: TokenHash(bytes: world.randomBytes(32)),
        email: kind == .link ? nil : "barbara@example.org", issuedAt: world.now(),
        expiresAt: later)
      guard case .kept = try await stores.recovery.keep(code, of: user) else { throw Unexpected() }
    }
    let wrong = CodeAttempt(hash: hashes[0], isShort: true, now: world.now())
    #expect(try await stores.recovery.verifyAddress(wrong, of: user) == .refused)
  }

  /// Reports that are open and closed, a policy, and who is kept out.
  private func addOperation(by ada: UserID, about other: UserID) async throws {
    let conversation = try #require(try await stores.deletions.conversations(of: ada).first)
    let log = try await stores.messages.log(
      of: conversation, asSeenBy: ada, after: 0, limit: 999, bytes: .max)
    let message = try #require(
      log?.items.map(\.message).first { $0.author != ada && $0.deletedAt == nil })
    let about = ReportDraft(
      id: world.makeID(), by: ada, about: message.author,
      place: .init(conversation: conversation, seq: message.seq), reason: .illegal,
      comment: "Look at „this“.", now: world.now())
    let person = ReportDraft(
      id: world.makeID(), by: message.author, about: ada, reason: .spam, now: world.now())
    for report in [about, person] { try #require(try await stores.reports.file(report)) }
    _ = try await stores.reports.close(person.id, AuditStamp(by: ada, world))
    try await logIn(other)
    _ = try await stores.operation.change(
      other, StandingChange(isSuspended: true, role: .operator, stamp: AuditStamp(by: nil, world)))
    _ = try await stores.policies.change(
      PolicyChange(
        registration: .some(.invite), terms: .some("Be kind.\n„Always“."),
        stamp: AuditStamp(by: ada, world)))
  }

  /// One that nobody has used, and one by which two came.
  private func addInvites(of owner: UserID) async throws {
    let (now, later) = (world.now(), world.now().advanced(bySeconds: 90 * 86_400))
    let invites = [1, 9].map { uses in
      KeptInvite(
        id: world.makeID(), owner: owner, hash: TokenHash(bytes: world.randomBytes(32)),
        uses: uses, createdAt: now, expiresAt: later)
    }
    for invite in invites { try #require(try await stores.invites.create(invite, limit: 9)) }
    for name in ["grete", "edith"] {
      let use = InviteUse(
        hash: invites[1].hash, request: world.makeID(), conversation: world.makeID(), now: now,
        friendLimit: 9, operatorsOnly: false)
      let guest = Account.test(name, name, world)
      guard case .registered = try await stores.invites.register(guest, by: use) else {
        throw Unexpected()
      }
    }
  }

  private func logIn(_ user: UserID) async throws {
    let (now, later) = (world.now(), world.now().advanced(bySeconds: 90 * 86_400))
    let session = Session(
      id: world.makeID(), user: user, device: "Firefox", createdAt: now, lastSeen: now,
      expiresAt: later)
    let tokens = (0..<3).map { _ in TokenHash(bytes: world.randomBytes(32)) }
    try await stores.sessions.create(session, token: tokens[0])
    for (presented, successor) in [(tokens[0], tokens[1]), (tokens[1], tokens[2])] {
      let rotation = try await stores.sessions.rotate(
        RotationRequest(
          presented: presented, successor: successor, now: now, grace: 60, expiresAt: later))
      guard case .rotated = rotation else { throw Unexpected() }
    }
  }

  /// A second factor with a trusted device, one that waits to be confirmed, and guesses.
  private func addSecrets(of ada: UserID) async throws {
    let now = world.now()
    let codes = (0..<3).map { _ in TokenHash(bytes: world.randomBytes(32)) }
    let waiting = SecondFactor(user: ada, secret: world.randomBytes(48))
    try #require(try await stores.secondFactors.propose(waiting))
    let confirmed = SecondFactor(
      user: ada, secret: waiting.secret, confirmedAt: now, lastStep: 1 << 40, codes: Set(codes))
    try #require(try await stores.secondFactors.confirm(confirmed))
    for _ in 0..<2 {
      let device = TrustedDevice(
        hash: TokenHash(bytes: world.randomBytes(32)), expiresAt: now.advanced(bySeconds: 9))
      try await stores.secondFactors.trust(device, by: ada, at: now)
    }
    let other = Account.test("hedy", "Hedy", world)
    try #require(try await stores.accounts.create(other))
    try #require(
      try await stores.secondFactors.propose(
        SecondFactor(user: other.id, secret: world.randomBytes(48))))
    let attempts = (0..<3).map { _ in
      Attempt(
        key: AttemptKey(bytes: world.randomBytes(16)), limit: AttemptLimit(burst: 5, interval: 60))
    }
    try #require(try await stores.attempts.take(attempts, at: now) == nil)
  }

  /// One that waits to be prepared, one of which a part has come, one of which nothing has, and a
  /// picture of a person.
  private func addUploads(of ada: UserID) async throws {
    for (bytes, sent) in [(300_000, 300_000), (600_000, 400_001), (9, 0)] {
      let upload = try await begin(of: ada, bytes: bytes)
      let content = ByteBuffer(bytes: world.randomBytes(sent))
      if sent > 0 {
        let size = try await stores.media.append(
          AsyncThrowingStream<ByteBuffer, any Error> { pieces in
            pieces.yield(content)
            pieces.finish()
          }, to: upload, at: 0)
        try #require(size == sent)
      }
      guard bytes == sent else { continue }
      try await stores.attachments.complete(upload, expiresAt: world.now())
    }
    let picture = try await begin(of: ada, bytes: 400)
    try await stores.attachments.complete(picture, expiresAt: world.now())
    let prepared = try await PreparedMedia.moth(keptIn: stores.media, bytes: 300_000)
    guard
      case .kept = try await stores.attachments.settle(
        picture, as: .ready(prepared), entry: world.makeID()),
      case .updated = try await stores.accounts.setAvatar(picture, of: ada)
    else { throw Unexpected() }
  }

  private func begin(of owner: UserID, bytes: Int) async throws -> MediaID {
    let upload = Upload(
      id: world.makeID(), owner: owner, kind: .image, name: "moth.jpg", mime: "image/jpeg",
      bytes: bytes, width: 40, height: 30, alt: "A moth", expiresAt: world.now())
    try #require(try await stores.attachments.begin(upload, quota: .unlimited))
    return upload.id
  }

  private struct Unexpected: Error {}
}
