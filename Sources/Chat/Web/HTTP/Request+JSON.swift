import Hummingbird

/// Longest body of a JSON request: the longest message, escaped sixfold, and what is around it.
let maximumJSONBytes = 256 * 1024

extension Request {
  /// Reads the body as JSON.
  ///
  /// Refuses another content type (415, RFC 9110, section 15.5.16), more than 256 KiB (413), and what isn't JSON or lacks a
  /// member.
  func json<Value: Decodable>(_ type: Value.Type) async throws -> Value {
    let mediaType = headers[.contentType]?.split(separator: ";").first?
      .trimmingCharacters(in: .whitespaces).lowercased()
    guard mediaType == "application/json" else {
      throw Problem.bodyRefused(mustBe: "application/json")
    }
    return try JSON.decode(type, from: try await body(atMost: maximumJSONBytes))
  }

  private func body(atMost maximum: Int) async throws -> ByteBuffer {
    if let length = headers[.contentLength].flatMap(Int.init), length > maximum {
      throw Problem(.tooLarge, "At most \(maximum) bytes.")
    }
    var whole = ByteBuffer()
    for try await part in body {
      guard whole.readableBytes + part.readableBytes <= maximum else {
        throw Problem(.tooLarge, "At most \(maximum) bytes.")
      }
      whole.writeImmutableBuffer(part)
    }
    return whole
  }

  /// The number under `name` in the query, `standard` where there is none, refused outside `range`.
  func number(_ name: String, in range: ClosedRange<Int>, else standard: Int) throws -> Int {
    try number(name, in: range) ?? standard
  }

  /// The number under `name` in the query, nil where there is none, refused outside `range`.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = uri.queryParameters[Substring(name)] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw CommonRefusal.invalid([
        FieldProblem(
          name, "range",
          "\(name) must be a number from \(range.lowerBound) to \(range.upperBound).")
      ])
    }
    return number
  }

  /// The id under `name` in the query, nil where there is none; refused where the text is no id.
  func id<Subject>(_ name: String) throws -> Identifier<Subject>? {
    guard let text = text(name) else { return nil }
    guard let id = Identifier<Subject>(text) else {
      throw CommonRefusal.invalid([
        FieldProblem(name, "format", "\(name) must be a next of this list.")
      ])
    }
    return id
  }

  /// The text under `name` in the query, decoded; nil where there is none.
  func text(_ name: String) -> String? {
    uri.queryParameters[Substring(name)].map(String.init)
  }
}

/// Highest number on the wire: what every client can hold exactly (RFC 8259, section 6).
let maximumNumber = 1 << 53 - 1
