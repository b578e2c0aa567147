import Foundation

/// What a client says of a file, in `Upload-Metadata` (tus 1.0.0, creation): pairs of a key and a
/// value in base 64, with commas between them.
struct UploadMetadata: Equatable {
  private var values: [Substring: Data] = [:]

  /// Nothing is said.
  init() {}

  /// Reads the field; nil where it is not what the standard describes.
  init?(_ field: String) {
    for pair in field.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = pair.trimmingPrefix(while: \.isWhitespace)
        .split(separator: " ", omittingEmptySubsequences: true)
      guard let key = parts.first, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
        parts.count <= 2, values[key] == nil,
        let value = parts.count == 2 ? Data(base64Encoded: String(parts[1])) : Data()
      else { return nil }
      values[key] = value
    }
  }

  /// The text under a key; nil where there is none. Bytes that are no UTF-8 become U+FFFD.
  func text(_ key: Substring) -> String? { values[key].map { String(decoding: $0, as: UTF8.self) } }

  /// The field that says `pairs`, but for those that are missing.
  static func field(_ pairs: KeyValuePairs<String, String?>) -> String {
    pairs.compactMap { key, value in
      value.map { "\(key) \(Data($0.utf8).base64EncodedString())" }
    }.joined(separator: ",")
  }
}
