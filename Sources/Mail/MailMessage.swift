import Chat
import Foundation

/// A letter as it goes to the server (RFC 5322): plain text and HTML beside each other (RFC 2046,
/// section 5.1.4), both in base64, in which no line can be taken for anything else.
struct MailMessage: Sendable {
  let to: EmailAddress
  let bytes: [UInt8]

  /// What is unique in it comes from `world`.
  init(_ letter: Letter, from sender: EmailAddress, world: World) {
    to = letter.to
    let token = world.randomBytes(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let domain = sender.text.split(separator: "@").last ?? "localhost"
    let boundary = "martlet-\(token)"
    let lines =
      [
        "Date: \(Self.date(world.now()))",
        "From: Martlet <\(sender.text)>",
        "To: <\(letter.to.text)>",
        "Subject: \(Self.encoded(letter.subject))",
        "Message-ID: <\(token)@\(domain)>",
        "MIME-Version: 1.0",
        // So that nobody's absence answers it (RFC 3834, section 5).
        "Auto-Submitted: auto-generated",
        "Content-Language: \(letter.language.rawValue)",
        "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
        "",
      ]
      + Self.part("text/plain", LetterText(letter).text, boundary)
      + Self.part("text/html", LetterPage(letter).html, boundary)
      + ["--\(boundary)--", ""]
    bytes = Array(lines.joined(separator: "\r\n").utf8)
  }

  private static func part(_ type: String, _ content: String, _ boundary: String) -> [String] {
    [
      "--\(boundary)", "Content-Type: \(type); charset=utf-8",
      "Content-Transfer-Encoding: base64", "",
      Data(content.utf8).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ]),
    ]
  }

  /// A text as encoded words (RFC 2047), whatever is in it: of at most 45 bytes each, whole characters.
  private static func encoded(_ text: String) -> String {
    var words = [""]
    for character in text {
      if words[words.count - 1].utf8.count + character.utf8.count > 45 { words.append("") }
      words[words.count - 1].append(character)
    }
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  /// As RFC 5322 has it (section 3.3), in UTC.
  private static func date(_ moment: Timestamp) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(
      from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000))
  }
}
