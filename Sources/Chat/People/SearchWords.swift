import Foundation

/// The words by whose beginnings a person is found, folded so that case and accents don't matter.
package enum SearchWords {
  /// The words of an account: its username and each word of its display name.
  package static func of(username: String, displayName: String) -> Set<String> {
    Set(split(displayName)).union([fold(username)])
  }

  /// The words of a query, all of which must begin some word of the person.
  package static func split(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { fold(String($0)) }.filter { !$0.isEmpty }
  }

  private static func fold(_ text: String) -> String {
    text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil
    )
    .precomposedStringWithCompatibilityMapping
  }
}
