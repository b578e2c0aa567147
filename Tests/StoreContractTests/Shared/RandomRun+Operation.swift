import Chat
import ChatTesting
import Testing

// Coming in by invites, reports, and what operators do.
extension RandomRun {
  mutating func invite() async throws {
    let (owner, guest, now) = (user(), user(), world.now())
    let invite = KeptInvite(
      id: world.makeID(), owner: owner, hash: TokenHash(bytes: world.randomBytes(32)),
      uses: Int.random(in: 1...3, using: &generator), createdAt: now,
      expiresAt: now.advanced(bySeconds: 400))
    if try await same({ try await $0.invites.create(invite, limit: 4) }) {
      invites.append(invite.hash)
    }
    guard !invites.isEmpty else { return }
    let use = InviteUse(
      hash: any(of: invites.suffix(4)), request: world.makeID(), conversation: world.makeID(),
      now: now, friendLimit: 4, operatorsOnly: false)
    try await same { try await $0.invites.inviter(use.hash, at: now) }
    let outcome = try await same { try await $0.invites.accept(use, by: guest) }
    if case .befriended(let befriending) = outcome {
      conversations.append(befriending.conversation)
    }
    guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
    try await same { try await $0.invites.remove(invite.id, of: owner) }
  }

  mutating func report() async throws {
    let (conversation, reporter) = seat()
    let isOfMessage = Int.random(in: 0..<3, using: &generator) > 0
    let draft = ReportDraft(
      id: world.makeID(), by: reporter, about: user(),
      place: isOfMessage
        ? .init(conversation: conversation, seq: .random(in: 0...6, using: &generator)) : nil,
      reason: any(of: Report.Reason.allCases), comment: steps.isMultiple(of: 2) ? "\(steps)" : nil,
      now: world.now())
    guard draft.by != draft.about else { return }
    if try await same({ try await $0.reports.file(draft) }) { reports.append(draft.id) }
    guard !reports.isEmpty else { return }
    let (closed, stamp) = (any(of: reports.suffix(4)), AuditStamp(by: reporter, world))
    guard Int.random(in: 0..<3, using: &generator) == 0 else { return }
    try await same { try await $0.reports.close(closed, stamp) }
  }

  /// Whoever is kept out soon is not any more, because nobody else would have sessions.
  mutating func operate() async throws {
    let (one, stamps) = (user(), (0..<3).map { _ in AuditStamp(by: users[0], world) })
    let change = StandingChange(
      isSuspended: Bool.random(using: &generator) ? true : nil,
      role: Bool.random(using: &generator) ? any(of: Account.Role.allCases) : nil, stamp: stamps[0])
    try await same { try await $0.operation.change(one, change) }
    let back = StandingChange(isSuspended: false, stamp: stamps[1])
    if Bool.random(using: &generator) {
      try await same { try await $0.operation.change(one, back) }
    }
    let policy = PolicyChange(
      registration: .some(any(of: RegistrationPolicy.allCases)),
      terms: .some(Bool.random(using: &generator) ? nil : "\(steps)"), stamp: stamps[2])
    try await same { try await $0.policies.change(policy) }
    try await same { try await $0.operation.people(matching: [], after: nil, limit: 3) }
    try await same { try await $0.operation.people(matching: ["a"], after: one, limit: 3) }
  }

  func compareOperation() async throws {
    for isOpen in [true, false] {
      try await same {
        try await $0.reports.reports(isOpen: isOpen, after: nil, limit: 9_999)
      }
    }
    try await same { try await $0.audit.entries(after: nil, limit: 9_999) }
    try await same { stores in
      let figures = try await stores.operation.figures()
      return [figures.people, figures.suspended, figures.reports, figures.messages]
    }
  }
}
