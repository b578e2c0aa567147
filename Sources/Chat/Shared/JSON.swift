import Foundation
import NIOCore
import NIOFoundationCompat

/// JSON (RFC 8259) as it crosses the wire, in both directions.
package enum JSON {
  /// The text of `value`, ready to be shared by every recipient.
  package static func encode(_ value: some Encodable) throws -> ByteBuffer {
    guard let written = value as? any JSONWritable else {
      return ByteBuffer(bytes: try encoder.encode(value))
    }
    var json = JSONWriter(capacity: written.expectedBytes)
    written.write(to: &json)
    return json.text
  }

  /// Reads `text` as `type`; what is wrong with it becomes a ``Problem``.
  ///
  /// Text that isn't JSON is `malformed`; a member that is missing or of another type is `invalid`
  /// and named.
  package static func decode<Value: Decodable>(_ type: Value.Type, from text: ByteBuffer) throws
    -> Value
  {
    do {
      return try decoder.decode(type, from: text)
    } catch let error as DecodingError {
      throw Problem(named(error, of: type, in: text))
    }
  }

  /// What a decoder that knew its numbers would have found.
  private static func named<Value: Decodable>(
    _ error: DecodingError, of type: Value.Type, in text: ByteBuffer
  ) -> DecodingError {
    guard case .dataCorrupted(let context) = error, context.codingPath.isEmpty,
      let quoted = quotingOddNumbers(in: text)
    else { return error }
    do {
      _ = try decoder.decode(type, from: quoted)
      return error
    } catch {
      return error as? DecodingError ?? .dataCorrupted(context)
    }
  }

  static let decoder = JSONDecoder()
  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    // Sorted, so that equal answers are the same bytes.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}

extension Problem {
  /// What a decoder found, told without the decoder's own words.
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .field(context.codingPath + [key], "missing", "is missing")
    case .valueNotFound(_, let context), .typeMismatch(_, let context):
      self = .field(context.codingPath, "type", "has another type than it must")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      self = .field(context.codingPath, "format", "is not well-formed")
    default:
      self = Problem(.malformed, "This is not JSON.")
    }
  }

  /// The member `name` isn't there.
  static func missing(_ name: String) -> Problem {
    let detail = "The member \(name) is missing."
    return Problem(.invalid, detail, errors: [FieldProblem(name, "missing", detail)])
  }

  private static func field(_ path: [any CodingKey], _ code: String, _ what: String) -> Problem {
    let name = path.map(\.stringValue).joined(separator: ".")
    guard !name.isEmpty else { return Problem(.malformed, "A JSON object is expected.") }
    let detail = "The member \(name) \(what)."
    return Problem(.invalid, detail, errors: [FieldProblem(name, code, detail)])
  }
}
