import Chat

/// A letter without any looks.
struct LetterText {
  let text: String

  init(_ letter: Letter) {
    let paragraphs = letter.parts.map { part in
      switch part {
      case .text(let text): text
      case .code(let code): "    \(code)"
      }
    }
    text = (paragraphs + ["-- \r\nMartlet"]).joined(separator: "\r\n\r\n") + "\r\n"
  }
}
