/// What may be a reaction: one emoji, fully qualified (Unicode Technical Standard 51, section 1.4.3).
enum Emoji {
  /// Longest sequence in use, with room for longer families.
  private static let maximumBytes = 64

  /// Whether `text` is one emoji in the form that a keyboard gives.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= maximumBytes, text.count == 1 else { return false }
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, first.properties.isEmoji else { return false }
    let isSequence = scalars.count > 1
    return scalars.indices.allSatisfy { index in
      let scalar = scalars[index]
      // What looks like text by default is an emoji only with the selector behind it.
      guard scalar.properties.isEmoji, !scalar.properties.isEmojiPresentation else { return true }
      let next = scalars.indices.contains(index + 1) ? scalars[index + 1] : nil
      return next == variationSelector
        || isSequence && (next?.properties.isEmojiModifier ?? false)
    }
  }

  /// U+FE0F: the character before it is meant as a picture.
  private static let variationSelector: Unicode.Scalar = "\u{FE0F}"
}
