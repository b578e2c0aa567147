import Foundation
import NIOCore
import NIOFoundationCompat

/// Somebody registered.
struct Person: Sendable {
  let id: String
  let token: String
}

/// Two friends and their conversation; one of them writes.
struct Friends: Sendable {
  let writer: Person
  let reader: Person
  let conversation: String
}

/// Fills an empty server with people, over HTTP as anybody would.
struct People {
  let port: Int
  let loop: any EventLoop

  /// Passwords are slow to register on purpose, and the server works on a few at a time.
  private static let registersAtOnce = 8

  /// Registers `count` pairs and makes each of them friends.
  func befriended(pairs count: Int) async throws -> [Friends] {
    try await inParallel(count, atOnce: Self.registersAtOnce) { number in
      let writer = try await register("writer_\(number)")
      let reader = try await register("reader_\(number)")
      return Friends(
        writer: writer, reader: reader, conversation: try await befriend(writer, reader))
    }
  }

  func register(_ username: String) async throws -> Person {
    struct Answer: Decodable {
      struct User: Decodable { let id: String }
      let user: User
      let accessToken: String
    }
    let answer: Answer = try await post(
      "accounts",
      body: """
        {"username":"\(username)","displayName":"\(username)",\
        "password":"correct horse battery staple"}
        """)
    return Person(id: answer.user.id, token: answer.accessToken)
  }

  func befriend(_ one: Person, _ other: Person) async throws -> String {
    struct Asked: Decodable {
      struct Item: Decodable { let id: String }
      let request: Item
    }
    struct Accepted: Decodable {
      struct Item: Decodable { let id: String }
      let conversation: Item
    }
    let asked: Asked = try await post(
      "friend-requests", token: one.token, body: "{\"userId\":\"\(other.id)\"}")
    let accepted: Accepted = try await post(
      "friend-requests/\(asked.request.id)/accept", token: other.token)
    return accepted.conversation.id
  }

  /// Has `one` ask `other`, who does not answer.
  func ask(_ one: Person, _ other: Person) async throws {
    struct Asked: Decodable {}
    let _: Asked = try await post(
      "friend-requests", token: one.token, body: "{\"userId\":\"\(other.id)\"}")
  }

  private func post<Answer: Decodable>(
    _ path: String, token: String? = nil, body: String? = nil
  ) async throws -> Answer {
    let request = Request(method: .POST, path: "/api/v1/\(path)", token: token, body: body)
    let responses = try await HTTPExchange.perform([request], port: port, on: loop)
    guard let response = responses.first, (200..<300).contains(response.status) else {
      throw BenchFault("\(path): \(responses.map { String(buffer: $0.body) })")
    }
    return try JSONDecoder().decode(Answer.self, from: Data(buffer: response.body))
  }
}

/// Runs `body` for 0..<count, at most `atOnce` at a time; answers in that order.
func inParallel<Value: Sendable>(
  _ count: Int, atOnce: Int, _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var values: [(Int, Value)] = []
    for number in 0..<count {
      if number >= atOnce, let value = try await group.next() { values.append(value) }
      group.addTask { (number, try await body(number)) }
    }
    for try await value in group { values.append(value) }
    return values.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
