/// What may be a reaction: one emoji, fully qualified (Unicode Technical Standard 51, section 1.4.5),
/// so that one picture has one spelling.
///
/// The grammar is that of definitions ED-14 to ED-16. Which of the sequences that it allows have a
/// picture is a matter of fonts and changes every year, so it is not asked.
enum Emoji {
  /// Longest sequence in use, with room for longer families.
  private static let maximumBytes = 64

  /// Whether `text` is one emoji in the form that a keyboard gives.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= maximumBytes, text.count == 1 else { return false }
    var rest = Array(text.unicodeScalars)[...]
    repeat {
      guard takeElement(&rest) else { return false }
    } while take(&rest) { $0 == "\u{200D}" }
    return rest.isEmpty
  }

  /// Takes what a zero-width joiner may stand between: a flag, a keycap or a picture.
  private static func takeElement(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = rest.popFirst() else { return false }
    switch first {
    case "\u{1F1E6}"..."\u{1F1FF}":
      return take(&rest) { ("\u{1F1E6}"..."\u{1F1FF}").contains($0) }
    case "0"..."9", "#", "*":
      return take(&rest) { $0 == variationSelector } && take(&rest) { $0 == "\u{20E3}" }
    default:
      guard first.properties.isEmoji, !first.properties.isEmojiModifier else { return false }
      return takeStyle(of: first, &rest) && takeTags(of: first, &rest)
    }
  }

  /// A skin tone where the picture has one, else the selector where it would be text without.
  private static func takeStyle(
    of base: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> Bool {
    if base.properties.isEmojiModifierBase, take(&rest, where: \.properties.isEmojiModifier) {
      return true
    }
    return base.properties.isEmojiPresentation || take(&rest) { $0 == variationSelector }
  }

  /// The flag of a part of a country: letters and digits as tags behind a black flag, then their end.
  private static func takeTags(
    of base: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard base == "\u{1F3F4}" else { return true }
    var count = 0
    while take(&rest, where: isTag) { count += 1 }
    return count == 0 || (3...6).contains(count) && take(&rest) { $0 == "\u{E007F}" }
  }

  private static func isTag(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{E0030}"..."\u{E0039}", "\u{E0061}"..."\u{E007A}": true
    default: false
    }
  }

  /// Takes the next scalar if it is wanted.
  private static func take(
    _ rest: inout ArraySlice<Unicode.Scalar>, where isWanted: (Unicode.Scalar) -> Bool
  ) -> Bool {
    guard let next = rest.first, isWanted(next) else { return false }
    rest.removeFirst()
    return true
  }

  /// U+FE0F: the character before it is meant as a picture.
  private static let variationSelector: Unicode.Scalar = "\u{FE0F}"
}
