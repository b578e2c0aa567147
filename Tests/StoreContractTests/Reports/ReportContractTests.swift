import Chat
import ChatTesting
import Testing

@Suite("Reports, on every engine", .timeLimit(.minutes(10)))
struct ReportContractTests {
  @Test(arguments: Engine.allCases)
  func `a report keeps a copy of the message as it was, until it is closed`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (ada, grace) = (stage.ada, stage.grace)
    let id = try await stage.befriend(ada, grace)
    let picture = try await stage.picture(grace)
    let message = try await stage.send(grace, id, "Horrible", attachments: [picture])
    try #require(try await stage.report(by: ada, about: grace, message, comment: "Look"))
    try await stage.make(1, grace, id, .edit(body: "Kind"))
    try await stage.make(1, grace, id, .delete)

    let open = try #require(try await stage.reports().first)
    #expect(open.by.id == ada && open.about.id == grace && open.comment == "Look")
    #expect(open.message?.body == "Horrible" && open.message?.attachments == ["moth.jpg"])
    #expect(open.message?.seq == 1 && open.message?.sentAt == message.sentAt)
    let closed = try #require(try await stage.stores.reports.close(open.id, stage.stamp()))

    #expect(closed.message?.body == "" && closed.message?.attachments == [])
    #expect(closed.closedAt == stage.world.now() && closed.closedBy?.id == ada)
    let again = AuditStamp(by: grace, stage.world)
    #expect(try await stage.stores.reports.close(open.id, again) == closed)
    #expect(try await stage.reports() == [])
    #expect(try await stage.reports(isOpen: false) == [closed])
    #expect(try await stage.stores.reports.close(stage.world.makeID(), again) == nil)
    let lines = try await stage.stores.audit.latest(9)
    #expect(lines.map(\.act) == [.reportClosed] && lines.first?.detail == "spam")
  }

  @Test(arguments: Engine.allCases)
  func `nobody reports what they do not see`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (ada, grace, linus) = (stage.ada, stage.grace, stage.linus)
    let id = try await stage.befriend(ada, grace)
    let mine = try await stage.send(ada, id)
    let hers = try await stage.send(grace, id)
    try await stage.block(linus, by: ada)

    #expect(try await !stage.report(by: linus, about: ada), "she has blocked him")
    #expect(try await stage.report(by: ada, about: linus))
    await stage.wait(.seconds(1))
    #expect(try await !stage.report(by: linus, about: grace, hers), "no conversation of his")
    #expect(try await !stage.report(by: ada, about: grace, mine), "no message of hers")
    #expect(try await !stage.report(by: ada, about: stage.world.makeID()))
    #expect(try await stage.report(by: ada, about: grace, hers))
    try await stage.make(hers.seq, grace, id, .delete)
    #expect(try await !stage.report(by: ada, about: grace, hers), "it is a tombstone")
    #expect(try await stage.reports().map(\.about.id) == [grace, linus])
    try await stage.block(ada, by: grace)
    let last = try await stage.messages(id, ada).last
    #expect(last?.seq == hers.seq)
  }

  @Test(arguments: Engine.allCases)
  func `the same once more replaces reason and comment while it is open`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    let (ada, grace) = (stage.ada, stage.grace)
    let message = try await stage.send(grace, try await stage.befriend(ada, grace))
    for reason in Report.Reason.allCases {
      try #require(try await stage.report(by: ada, about: grace, message, reason: reason))
      try #require(
        try await stage.report(by: ada, about: grace, reason: reason, comment: reason.rawValue))
    }

    let found = try await stage.reports()
    #expect(found.count == 2 && found.allSatisfy { $0.reason == .other })
    #expect(Set(found.map(\.comment)) == ["other", nil])
    for report in found { _ = try await stage.stores.reports.close(report.id, stage.stamp()) }
    try #require(try await stage.report(by: ada, about: grace))
    #expect(try await stage.reports().count == 1)
    #expect(try await stage.reports(isOpen: false).count == 2)
  }

  @Test(arguments: Engine.allCases)
  func `of many at once who report the same one is kept`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...8 {
        group.addTask {
          let isFiled = try await stage.report(by: stage.ada, about: stage.grace)
          #expect(isFiled)
        }
      }
      try await group.waitForAll()
    }

    #expect(try await stage.reports().count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `who is deleted takes along what is theirs`(engine: Engine) async throws {
    let stage = try await Stage(engine)
    let (ada, grace, linus) = (stage.ada, stage.grace, stage.linus)
    let id = try await stage.befriend(ada, grace)
    let message = try await stage.send(grace, id, "Horrible")
    let other = try await stage.send(ada, id, "Mine")
    try #require(try await stage.report(by: ada, about: grace, message, comment: "by Ada"))
    await stage.wait(.seconds(1))
    try #require(try await stage.report(by: grace, about: ada, other, comment: "by Grace"))
    await stage.wait(.seconds(1))
    try #require(try await stage.report(by: grace, about: linus, comment: "by Grace"))
    let now = stage.world.now()
    _ = try await stage.stores.accounts.setDeletion(grace, at: now)

    _ = try #require(try await stage.stores.deletions.delete(grace, at: now))

    let reports = try await stage.reports()
    #expect(reports.map(\.comment) == [nil, nil, "by Ada"])
    #expect(reports.map { $0.message?.body } == [nil, "Mine", ""])
    #expect(reports.map(\.by.deleted) == [true, true, nil])
  }

  @Test(arguments: Engine.allCases)
  func `they come by pages, and closed ones are forgotten after a year`(engine: Engine)
    async throws
  {
    let stage = try await Stage(engine)
    for other in [stage.grace, stage.linus] {
      try #require(try await stage.report(by: stage.ada, about: other))
      await stage.wait(.seconds(1))
    }
    let (newer, older) = (try await stage.reports()[0], try await stage.reports()[1])

    let store = stage.stores.reports
    #expect(try await store.reports(isOpen: true, after: nil, limit: 1) == [newer, older])
    #expect(try await store.reports(isOpen: true, after: newer.id, limit: 1) == [older])
    _ = try await store.close(older.id, stage.stamp())
    await stage.wait(.seconds(AuditLine.lifetime - 1))
    try await stage.stores.purge(at: stage.world.now())
    #expect(try await stage.reports(isOpen: false).count == 1)
    #expect(try await stage.stores.audit.latest(9).count == 1)
    await stage.wait(.seconds(1))
    try await stage.stores.purge(at: stage.world.now())
    #expect(try await stage.reports(isOpen: false) == [])
    #expect(try await stage.stores.audit.latest(9) == [])
    #expect(try await stage.reports() == [newer], "what is open waits")
  }
}

extension Stage {
  fileprivate func reports(isOpen: Bool = true) async throws -> [Report] {
    try await stores.reports.reports(isOpen: isOpen, after: nil, limit: 99)
  }
}
