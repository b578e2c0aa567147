import NIOCore
import Testing

@testable import Chat

@Suite struct JSONTests {
  private struct Letter: Codable, Equatable {
    struct Stamp: Codable, Equatable {
      let value: Int
    }

    let text: String
    let stamps: [Stamp]
  }

  @Test(arguments: [
    "", "{", "nonsense", "[]", "7", "\"text\"", "null",
    "{\"text\":\"a\",\"stamps\":[{\"value\":01.5}]}",
    "{\"text\":\"a\",\"stamps\":[{\"value\":-}]}", "{\"text\":\"a\",\"stamps\":[{\"value\":1.5}]",
  ])
  func `What is no object is malformed`(text: String) {
    #expect(problem(text)?.code == .malformed)
  }

  @Test(arguments: [
    ("{\"text\":\"a\"}", "stamps", "missing"),
    ("{\"text\":7,\"stamps\":[]}", "text", "type"),
    ("{\"text\":null,\"stamps\":[]}", "text", "type"),
    ("{\"text\":\"a\",\"stamps\":{}}", "stamps", "type"),
    (
      "{\"text\":\"a\",\"stamps\":[{\"value\":1},{\"value\":\"x\"}]}", "stamps.Index 1.value",
      "type"
    ),
    ("{\"text\":\"\\\"1.5\",\"stamps\":[{\"value\":1.5}]}", "stamps.Index 0.value", "type"),
    (
      "{\"text\":\"a\",\"stamps\":[{\"value\":1.0},{\"value\":-1e400}]}", "stamps.Index 1.value",
      "type"
    ),
    (
      "{\"text\":\"a\",\"stamps\":[{\"value\":9223372036854775808}]}", "stamps.Index 0.value",
      "type"
    ),
  ])
  func `A member that is wrong is named`(text: String, field: String, code: String) {
    let problem = problem(text)

    #expect(problem?.code == .invalid)
    #expect(problem?.errors.map(\.field) == [field])
    #expect(problem?.errors.map(\.code) == [code])
  }

  @Test func `Unknown members are no fault`() throws {
    let text = ByteBuffer(string: "{\"text\":\"a\",\"stamps\":[],\"later\":{}}")

    #expect(try JSON.decode(Letter.self, from: text) == Letter(text: "a", stamps: []))
  }

  @Test(arguments: ["a/b", "\u{2028}", "\"\\", "😀", "e\u{301}"])
  func `Text comes back as it went`(text: String) throws {
    let letter = Letter(text: text, stamps: [.init(value: 1)])

    let again = try JSON.decode(Letter.self, from: try JSON.encode(letter))

    #expect(Array(again.text.unicodeScalars) == Array(text.unicodeScalars))
  }

  private func problem(_ text: String) -> Problem? {
    do {
      _ = try JSON.decode(Letter.self, from: ByteBuffer(string: text))
      return nil
    } catch {
      return error as? Problem
    }
  }
}
