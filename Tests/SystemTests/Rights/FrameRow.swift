import Chat
import ChatTesting

/// A frame about a thing of the owner's, and what it brings each relation: the type of an answer with
/// the code of a refusal, how the socket is closed, or what the other one hears.
struct FrameRow: Sendable {
  let type: String
  private let frame: JSONValue
  /// What has to be sent before it.
  private let before: [JSONValue]
  let rights: Rights

  init(
    _ type: String, _ members: [String: JSONValue], after before: [JSONValue] = [], _ rights: Rights
  ) {
    self.type = type
    frame = .object(members.merging(["type": .string(type)]) { $1 })
    self.before = before
    self.rights = rights
  }

  /// Sends it on `socket` and answers all that this brought there.
  func transcript(on socket: SocketClient, for names: ThingNames) async throws -> [JSONValue] {
    let earlier = socket.inbox.all.count
    // Each of these fails where the server has hung up.
    for frame in before + [frame] { try? await socket.send(names.filled(into: frame)) }
    var news: [JSONValue] = []
    for _ in 0..<1_000 {
      try? await socket.settle()
      news = Array(socket.inbox.all.dropFirst(earlier))
      if socket.inbox.hasEnded || isAnswered(in: news) { break }
    }
    // Not those of the settling.
    return news.filter { $0["type"] != "pong" || type == "ping" && $0["t"] == frame["t"] }
  }

  /// What became of it for who sent it; nil where they are told nothing.
  func outcome(of transcript: [JSONValue], on socket: SocketClient, about names: ThingNames)
    async throws
    -> String?
  {
    if socket.inbox.hasEnded { return "close \(try await socket.end().code ?? 0)" }
    for frame in transcript {
      switch frame["type"].text {
      case "error": return "error \(frame["code"].text ?? "")"
      case "ok", "pong": return frame["type"].text
      case "conversation" where frame["conversation"]["id"].text == names["conversation"]:
        return "conversation"
      case "synced": return "synced"
      default: break
      }
    }
    return nil
  }

  private func isAnswered(in news: [JSONValue]) -> Bool {
    guard frame["id"] != .null else { return true }
    return news.contains { $0["id"] == frame["id"] && ["ok", "error"].contains($0["type"].text) }
  }
}
