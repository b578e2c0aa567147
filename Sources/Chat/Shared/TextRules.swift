import Foundation

/// What text people may write: bodies are kept byte for byte, so what can't be kept is refused.
package enum TextRules {
  /// Nothing but spaces, and nothing besides.
  static let blankBody = FieldProblem("body", "empty", "There is nothing to send.")

  /// Whether there is nothing in it to be read.
  package static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  /// Faults of a message body: blank where it may not be, too long, or with control characters other
  /// than newline and tab.
  package static func bodyProblems(
    _ text: String, limits: Limits, mayBeBlank: Bool = false
  ) -> [FieldProblem] {
    guard mayBeBlank || !isBlank(text) else { return [blankBody] }
    return lengthProblems(
      text, field: "body", characters: limits.bodyCharacters, bytes: limits.bodyBytes)
      + controlProblems(text, field: "body", allowing: ["\n", "\t"])
  }

  /// Faults of a draft: as of a body, but it may be empty.
  package static func draftProblems(_ text: String, limits: Limits) -> [FieldProblem] {
    lengthProblems(text, field: "draft", characters: limits.bodyCharacters, bytes: limits.bodyBytes)
      + controlProblems(text, field: "draft", allowing: ["\n", "\t"])
  }

  /// Faults of a display name: blank, too long, or with control or bidirectional formatting
  /// characters, which could make a name look like another's or turn the line around it.
  package static func nameProblems(_ text: String, limits: Limits) -> [FieldProblem] {
    let field = "displayName"
    guard text.contains(where: { !$0.isWhitespace }) else {
      return [FieldProblem(field, "empty", "A name is needed.")]
    }
    guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
      return [FieldProblem(field, "characters", "A name can't begin or end with a space.")]
    }
    var problems = lengthProblems(
      text, field: field, characters: limits.nameCharacters, bytes: limits.nameBytes)
    problems += controlProblems(text, field: field, allowing: [])
    return problems + directionProblems(text, field: field)
  }

  /// Faults of a file's name: too long, or with characters that could make it look like another.
  package static func fileNameProblems(_ text: String) -> [FieldProblem] {
    lengthProblems(text, field: "filename", characters: 255, bytes: 255)
      + controlProblems(text, field: "filename", allowing: [])
      + directionProblems(text, field: "filename")
  }

  /// Faults of the text for those who can't see a picture.
  package static func altProblems(_ text: String) -> [FieldProblem] {
    lengthProblems(text, field: "alt", characters: 1_000, bytes: 8_000)
      + controlProblems(text, field: "alt", allowing: ["\n", "\t"])
  }

  /// Faults of what somebody says of what they report.
  package static func commentProblems(_ text: String) -> [FieldProblem] {
    lengthProblems(text, field: "comment", characters: 1_000, bytes: 8_000)
      + controlProblems(text, field: "comment", allowing: ["\n", "\t"])
  }

  /// Faults of an operator's terms: blank, too long, or with control characters other than newline and
  /// tab.
  package static func termsProblems(_ text: String) -> [FieldProblem] {
    guard !isBlank(text) else {
      return [FieldProblem("terms", "empty", "Terms say something; null takes them away.")]
    }
    return lengthProblems(
      text, field: "terms", characters: Terms.characters, bytes: 4 * Terms.characters)
      + controlProblems(text, field: "terms", allowing: ["\n", "\t"])
  }

  private static func lengthProblems(
    _ text: String, field: String, characters: Int, bytes: Int
  ) -> [FieldProblem] {
    // A character has at least one byte, so characters of what has few bytes need no counting.
    let size = text.utf8.count
    guard size > bytes || size > characters && text.count > characters else { return [] }
    return [
      FieldProblem(field, "too-long", "At most \(characters) characters and \(bytes) bytes.")
    ]
  }

  private static func controlProblems(
    _ text: String, field: String, allowing allowed: [Unicode.Scalar]
  ) -> [FieldProblem] {
    let refused = text.unicodeScalars.contains { isControl($0) && !allowed.contains($0) }
    return refused
      ? [FieldProblem(field, "characters", "Control characters can't be part of it.")] : []
  }

  private static func directionProblems(_ text: String, field: String) -> [FieldProblem] {
    text.unicodeScalars.contains(where: isBidirectionalControl)
      ? [FieldProblem(field, "characters", "A name can't contain text direction controls.")] : []
  }

  /// The general category Cc, which never grows (Unicode Standard, section 23.1): asked by number,
  /// because every character of every message is.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  /// Unicode Standard Annex 9, section 2: embeddings, overrides, isolates and marks.
  static func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
