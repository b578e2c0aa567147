/// What people tell the operators about others.
package struct Reports: Sendable {
  private let store: any ReportStore
  private let attempts: Attempts
  private let world: World

  package init(store: any ReportStore, attempts: Attempts, world: World) {
    self.store = store
    self.attempts = attempts
    self.world = world
  }

  /// Tells the operators. Throws what is wrong with it, `tooMany`, and `notFound` where the person sees
  /// no such person or message.
  func file(_ report: NewReport, by user: UserID) async throws {
    let problems = report.problems(by: user)
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    try await attempts.takeReport(by: user)
    let draft = ReportDraft(
      id: world.makeID(), by: user, about: report.userId,
      place: report.message.map { .init(conversation: $0.conversation, seq: $0.seq) },
      reason: report.reason, comment: report.comment.flatMap { TextRules.isBlank($0) ? nil : $0 },
      now: world.now())
    guard try await store.file(draft) else { throw CommonRefusal.notFound }
  }

  /// Those that are open, or those that are closed, the newest first.
  func page(isOpen: Bool, after: ReportID?, limit: Int) async throws -> Page<Report> {
    let found = try await store.reports(isOpen: isOpen, after: after, limit: limit)
    return Page(found: found, limit: limit) { "\($0.id)" }
  }

  /// Closes one; a second time answers the same.
  func close(_ id: ReportID, by user: UserID) async throws -> Report {
    guard let report = try await store.close(id, AuditStamp(by: user, world)) else {
      throw CommonRefusal.notFound
    }
    return report
  }
}
