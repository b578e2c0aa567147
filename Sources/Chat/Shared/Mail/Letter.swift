/// What is to be told to one person by mail; how it looks is for whoever sends it.
package struct Letter: Equatable, Sendable {
  package let to: EmailAddress
  package let language: Language
  package let subject: String
  /// From top to bottom.
  package let parts: [Part]

  /// The languages in which there are letters.
  package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"

    /// The first of those that a browser asks for (`Accept-Language`, RFC 9110, section 12.5.4, whose
    /// order is that of their weights in every browser); English where it asks for none of them.
    package init(accepted: String?) {
      let tags = (accepted ?? "").lowercased().split(separator: ",").map {
        $0.drop { $0 == " " }.prefix(2)
      }
      self = tags.lazy.compactMap { Self(rawValue: String($0)) }.first ?? .english
    }
  }

  package enum Part: Equatable, Sendable {
    case text(String)
    /// What is to be typed somewhere else: stands alone, and large.
    case code(String)
  }

  package init(to: EmailAddress, language: Language, subject: String, parts: [Part]) {
    self.to = to
    self.language = language
    self.subject = subject
    self.parts = parts
  }
}
