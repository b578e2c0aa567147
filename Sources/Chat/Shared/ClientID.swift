/// The name an author gives to a change once and repeats with every retry of it.
///
/// 1 to 64 characters of `A-Z a-z 0-9 _ -`. A UUID, which is what clients use, is kept as its 16 bytes,
/// here as in every engine.
package struct ClientID: Hashable, Sendable, LosslessStringConvertible {
  package enum Form: Hashable, Sendable {
    case uuid(Identifier<ClientID>)
    /// Any other name.
    case text(String)
  }

  package let form: Form

  package init?(_ text: String) {
    if let uuid = Identifier<ClientID>(text) {
      form = .uuid(uuid)
    } else if Self.isWellFormed(text) {
      form = .text(text)
    } else {
      return nil
    }
  }

  /// A UUID is such a name.
  package init(_ uuid: Identifier<ClientID>) {
    form = .uuid(uuid)
  }

  package var description: String {
    switch form {
    case .uuid(let uuid): uuid.description
    case .text(let text): text
    }
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

extension ClientID: Codable {
  package init(from decoder: any Decoder) throws {
    guard let id = Self(try decoder.singleValueContainer().decode(String.self)) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "1 to 64 of A-Z a-z 0-9 _ -"))
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension ClientID: JSONWritable {
  func write(to json: inout JSONWriter) {
    switch form {
    case .uuid(let uuid): json.value(uuid)
    case .text(let text): json.value(text)
    }
  }
}
