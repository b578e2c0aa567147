/// The name an author gives to a change once and repeats with every retry of it.
///
/// 1 to 64 characters of `A-Z a-z 0-9 _ -`.
package struct ClientID: Hashable, Sendable, Codable, LosslessStringConvertible {
  package let description: String

  package init?(_ text: String) {
    guard Self.isWellFormed(text) else { return nil }
    description = text
  }

  /// A UUID is such a name.
  package init(_ uuid: Identifier<ClientID>) {
    description = uuid.description
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard Self.isWellFormed(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "1 to 64 of A-Z a-z 0-9 _ -"))
    }
    description = text
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Whether `text` may name a change or a command.
  package static func isWellFormed(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
