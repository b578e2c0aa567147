import Foundation
import NIOCore

/// One frame from a client, decoded once.
struct IncomingFrame: Decodable {
  let type: String
  /// The client's name for a command that wants an answer.
  let id: String?
  let content: Content

  /// The types that are the socket's own, and no feature's.
  enum Own: String, CaseIterable {
    case hello, have, auth, ping
  }

  /// What the frame turned out to be.
  enum Content {
    case hello(Hello)
    case have(HaveMore)
    case auth(Auth)
    case ping(Ping)
    case command(SocketCommand.Prepared)
    /// Of a known type, but its members are not as they must be; or of a type nobody knows.
    case refused(Problem)
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Members.self)
    type = try members.decode(String.self, forKey: .type)
    id = try members.decodeIfPresent(String.self, forKey: .id)
    do {
      content = try Self.content(of: type, id: id, from: decoder)
    } catch let error as DecodingError {
      content = .refused(Problem(error))
    } catch let problem as Problem {
      content = .refused(problem)
    }
  }

  private static func content(of type: String, id: String?, from decoder: any Decoder) throws
    -> Content
  {
    if let id, !ClientID.isWellFormed(id) {
      throw Problem(
        .invalid, "An id has 1 to 64 of A-Z a-z 0-9 _ -.",
        errors: [FieldProblem("id", "format", "An id has 1 to 64 of A-Z a-z 0-9 _ -.")])
    }
    switch Own(rawValue: type) {
    case .hello: return .hello(try Hello(from: decoder))
    case .have: return .have(try HaveMore(from: decoder))
    case .auth:
      guard id != nil else { throw Problem.missing("id") }
      return .auth(try Auth(from: decoder))
    case .ping: return .ping(try Ping(from: decoder))
    case nil:
      let table = decoder.userInfo[.commands] as? [String: SocketCommand]
      guard let command = table?[type] else {
        throw Problem(.malformed, "There is no frame of this type.")
      }
      guard id != nil || !command.isAnswered else {
        throw Problem.missing("id")
      }
      return .command(try command.prepare(decoder))
    }
  }

  private enum Members: CodingKey {
    case type, id
  }
}

/// Reads frames, knowing every feature's commands.
struct FrameReader: Sendable {
  private let decoder: JSONDecoder
  private let beginnings: [String: SocketCommand.Begin]

  init(commands: [SocketCommand]) {
    decoder = JSONDecoder()
    let table = Dictionary(
      commands.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
    decoder.userInfo[.commands] = table
    beginnings = table.compactMapValues(\.begin)
  }

  /// The frame's name and how to begin it at once; nil where it has to be read and waited for.
  func beginning(of frame: PlainFrame) -> (id: String, begin: SocketCommand.Begin)? {
    guard let type = frame.text("type"), let begin = beginnings[type],
      let id = frame.text("id"), ClientID.isWellFormed(id)
    else { return nil }
    return (id, begin)
  }

  /// The frame; nil where the text isn't a JSON object with a `type`.
  func read(_ text: ByteBuffer) -> IncomingFrame? {
    if let frame = try? decoder.decode(IncomingFrame.self, from: text) { return frame }
    // A fraction where a number is counted is no fault of the whole frame.
    return JSON.quotingOddNumbers(in: text).flatMap {
      try? decoder.decode(IncomingFrame.self, from: $0)
    }
  }
}

extension CodingUserInfoKey {
  fileprivate static var commands: CodingUserInfoKey {
    guard let key = CodingUserInfoKey(rawValue: "martlet.commands") else {
      preconditionFailure("any text is a key")
    }
    return key
  }
}

/// `hello`: who I am, and what I have.
struct Hello: Codable {
  let token: String?
  let epoch: String?
  let me: Int?
  let have: [Have]?
  let more: Bool?
}

/// `have`: the rest of what I have.
struct HaveMore: Codable {
  let have: [Have]
  let more: Bool?
}

/// A client's copy of one conversation.
struct Have: Codable, Equatable {
  let conversation: ConversationID
  let seq: Int
  /// Of the entry at `seq`; nil at 0.
  let id: MessageID?
  let version: Int
}

/// `auth`: a fresh token of the same session.
struct Auth: Codable {
  let token: String
}

/// `ping`: are you there?
struct Ping: Codable {
  let t: Int64
}
