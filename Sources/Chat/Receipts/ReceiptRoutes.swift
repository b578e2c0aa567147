import Hummingbird

/// Reporting how far one is.
struct ReceiptRoutes: Feature {
  /// Most conversations that one `received` may name.
  static let itemLimit = 400

  let receipts: Receipts

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.put("conversations/:id/read", use: read)
  }

  var commands: [SocketCommand] {
    [
      SocketCommand("received", as: Received.self) { frame, caller in
        guard frame.items.count <= Self.itemLimit else {
          throw CommonRefusal.invalid([
            FieldProblem("items", "too-long", "At most \(Self.itemLimit) items.")
          ])
        }
        let reports = frame.items.map {
          PointerReport(conversation: $0.conversation, deliveredSeq: $0.seq)
        }
        try await receipts.report(reports, of: caller.user)
        return nil
      },
      SocketCommand("read", as: Place.self) { frame, caller in
        let report = PointerReport(conversation: frame.conversation, readSeq: frame.seq)
        try await receipts.report([report], of: caller.user)
        return nil
      },
    ]
  }

  private func read(_ request: Request, _ context: MemberContext) async throws -> Response {
    let pointer = try await request.json(ReadPointer.self)
    guard pointer.seq >= 0 else {
      throw CommonRefusal.invalid([FieldProblem("seq", "range", "A number in a log, or 0.")])
    }
    let report = PointerReport(conversation: try context.id("id"), readSeq: pointer.seq)
    try await receipts.report([report], of: context.user)
    return .nothing
  }
}

/// `received`: my copies reach up to here.
struct Received: Codable {
  let items: [Place]
}

/// A number in a conversation's log.
struct Place: Codable {
  let conversation: ConversationID
  let seq: Int
}

/// What `PUT .../read` takes.
struct ReadPointer: Codable {
  let seq: Int
}
