import Chat
import ChatTesting
import Testing

/// Who may do what over HTTP: every route there is, asked by everybody about the owner's things.
@Suite(.timeLimit(.minutes(10))) struct RouteRightsTests {
  @Test func `Every route has a row, and every row a cell for each relation`() async throws {
    let url = try #require(PublicURL(LiveChat.publicURL))
    let chat = try await ChatApplication(
      stores: MemoryStores(), secrets: .test, settings: ChatSettings(publicURL: url),
      logger: .silent)
    let served = chat.makeRouter().routes.map {
      RouteRow.anonymous("\($0.method.rawValue) \($0.path)")
    }

    #expect(Set(served) == Set(RouteRow.all.map(\.route)))
    for row in RouteRow.all {
      for relation in Relation.allCases {
        #expect(row.rights[relation] != "no cell", "\(row.route) \(relation)")
      }
    }
  }

  @Test
  func `Everybody is answered as the table says, and who finds nothing cannot tell what there is`()
    async throws
  {
    let scene = try await RightsScene.make()
    let cells = RouteRow.all.flatMap { row in Relation.allCases.map { (row, $0) } }

    try await scene.run { scene, port in
      for (row, relation) in cells where !row.changes(by: relation) {
        try await expect(row, relation, in: scene, port: port)
      }
    }
    for (row, relation) in cells where row.changes(by: relation) {
      try await scene.run { try await expect(row, relation, in: $0, port: $1) }
    }
  }

  /// What an operator asks for beside what is theirs to see.
  private func isElsewhere(_ row: RouteRow, _ relation: Relation) -> Bool {
    relation == .operator && !row.path.contains("/operator/")
  }

  private func expect(
    _ row: RouteRow, _ relation: Relation, in scene: RightsScene, port: Int
  ) async throws {
    let device = scene.device(relation, isAsked: row.isAsked, port: port)
    let cell: Comment = "\(row.route) \(relation)"
    let answer = try await row.ask(device, for: scene.names(for: relation), port: port)
    #expect(answer.outcome == row.rights[relation], cell)
    if [.anonymous, .stranger].contains(relation) || isElsewhere(row, relation) {
      for secret in scene.secrets { #expect(!answer.bytes.contains(secret), cell) }
    }
    guard row.namesSomething, [401, 403, 404, 422].contains(answer.status) else { return }
    // Naming themselves, the owner is told so.
    if answer.status == 422, relation == .owner { return }
    // Whoever shares a conversation, or did, is told what they may not do there.
    if answer.status == 403, answer.json["code"] != "operators-only" { return }
    let missing = try await row.ask(device, for: scene.missing, port: port)
    #expect(answer.bytes == missing.bytes, cell)
  }
}
