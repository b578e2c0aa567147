/// A strong entity tag (RFC 9110, section 8.8.3): equal tags are equal bytes.
struct EntityTag: CustomStringConvertible {
  let description: String

  init(_ digest: MediaDigest) {
    description = "\"\(digest.description)\""
  }

  /// Whether `If-None-Match` names it (section 13.1.2), by the weak comparison.
  func isNamed(by field: String) -> Bool {
    let field = field.filter { !$0.isWhitespace }
    return field == "*"
      || field.split(separator: ",").contains { $0.trimmingPrefix("W/") == description }
  }

  /// Whether `If-Range` (section 13.1.5) lets a range be answered: by the strong comparison, so a
  /// date does not.
  func allowsRange(_ field: String?) -> Bool { field.map { $0 == description } ?? true }
}
