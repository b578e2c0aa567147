import Chat
import ChatTesting
import Testing

/// Who may do what on a socket: every frame there is, sent by everybody about the owner's things.
@Suite(.timeLimit(.minutes(10))) struct FrameRightsTests {
  @Test func `Every frame has a row, and every row a cell for each relation`() async throws {
    let url = try #require(PublicURL(LiveChat.publicURL))
    let chat = try await ChatApplication(
      stores: MemoryStores(), secrets: .test, settings: ChatSettings(publicURL: url),
      logger: .silent)

    #expect(chat.frameTypes.sorted() == FrameRow.all.map(\.type).sorted())
    for row in FrameRow.all {
      for relation in Relation.allCases {
        #expect(row.rights[relation] != "no cell", "\(row.type) \(relation)")
      }
    }
  }

  @Test
  func `Everybody is told as the table says, and a stranger no more than of what is not there`()
    async throws
  {
    let scene = try await RightsScene.make()
    for row in FrameRow.all {
      try await scene.run { scene, port in
        for relation in Relation.allCases {
          try await expect(row, relation, in: scene, port: port)
        }
      }
    }
  }

  private func expect(
    _ row: FrameRow, _ relation: Relation, in scene: RightsScene, port: Int
  ) async throws {
    let cell: Comment = "\(row.type) \(relation)"
    let other = relation == .owner ? Relation.member : .owner
    let listener = try await scene.connect(other, port: port)
    let names = scene.names(for: relation)
    let socket = try await scene.connect(relation, port: port)
    let told = try await row.transcript(on: socket, for: names)
    var outcome = try await row.outcome(of: told, on: socket, about: names)
    if outcome == nil {
      outcome = try await heard(by: listener, expecting: row.rights[relation])
    }
    #expect(outcome == row.rights[relation], cell)
    guard [.anonymous, .stranger, .operator].contains(relation) else { return }
    let text = names.erased(from: text(of: told))
    for secret in scene.secrets { #expect(!text.contains(secret), cell) }
    let again = try await scene.connect(relation, port: port)
    let missing = try await row.transcript(on: again, for: scene.missing)
    #expect(text == scene.missing.erased(from: self.text(of: missing)), cell)
  }

  /// The type of what the other one hears of it, waiting for what they should.
  private func heard(by listener: SocketClient, expecting expected: String) async throws -> String {
    if ["typing", "pointers", "presence"].contains(expected) {
      try await listener.next(expected) {
        $0["full"] == .null && $0["items"].items.first?["state"] != "online"
      }
      return expected
    }
    try await listener.settle()
    let news = listener.inbox.all.filter {
      ["typing", "pointers"].contains($0["type"].text)
        || $0["items"].items.contains { $0["state"] == "idle" }
    }
    return news.first?["type"].text ?? "nothing"
  }

  private func text(of frames: [JSONValue]) -> String {
    frames.map { (try? String(buffer: JSON.encode($0))) ?? "" }.joined(separator: "\n")
  }
}

extension RightsScene {
  /// A socket of somebody who has caught up; of nobody, one on which nothing was said.
  fileprivate func connect(_ relation: Relation, port: Int) async throws -> SocketClient {
    guard let device = device(relation, port: port) else {
      return try await SocketClient.open(port: port)
    }
    return try await device.connect()
  }
}
