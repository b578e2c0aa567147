import Chat
import ChatTesting
import Foundation
import Testing

@testable import Mail

@Suite struct MailMessageTests {
  @Test func `Nothing that is written can become a header, a part or markup`() throws {
    let hostile = "x\r\nBcc: linus@example.org\r\n\r\n<script>alert(1)</script> & \"\r\n.\r\nQUIT"
    let letter = Letter(
      to: try #require(EmailAddress("ada@example.org")), language: .german, subject: hostile,
      parts: [.text(hostile), .code(hostile)])

    let text = String(decoding: try message(letter).bytes, as: UTF8.self)

    let head = try #require(text.firstRange(of: "\r\n\r\n"))
    let names = text[..<head.lowerBound].split(separator: "\r\n").filter { !$0.hasPrefix(" ") }
      .map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted",
        "Content-Language", "Content-Type",
      ])
    #expect(!text.contains("linus") && !text.contains("QUIT") && !text.contains("\r\n.\r\n"))
    #expect(!LetterPage(letter).html.contains("<script"))
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 100 && $0.allSatisfy(\.isASCII) })
  }

  @Test(arguments: [
    "ada", "@example.org", "ada@", "ada@@example.org", "a b@example.org", "ada@exa mple.org",
    "ada@example.org\r\nBcc: x@y.z", "<ada@example.org>", "ada@example.org, x@y.z", "\"a\"@b.org",
    "ada@[127.0.0.1]", ".ada@example.org", "ada@-example.org", "ada@example..org",
    "ädä@example.org",
    "ada\u{0}@example.org", String(repeating: "a", count: 65) + "@example.org",
  ])
  func `What is no address is none`(text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test(arguments: ["ada@example.org", "a.d+a_1@mail.example.org", "ADA@xn--bcher-kva.example"])
  func `What is one is taken as it is`(text: String) {
    #expect(EmailAddress(text)?.text == text)
  }

  @Test func `A long subject in any script is cut between its letters`() throws {
    let subject = String(repeating: "Zurücksetzen 👩‍🔬 ", count: 8)
    let letter = Letter(
      to: try #require(EmailAddress("ada@example.org")), language: .english, subject: subject,
      parts: [])
    let text = String(decoding: try message(letter).bytes, as: UTF8.self)

    let words = text.matches(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]+)\?=/).compactMap {
      Data(base64Encoded: String($0.1)).map { String(decoding: $0, as: UTF8.self) }
    }

    #expect(words.joined() == subject)
    #expect(words.count > 3)
  }

  @Test func `The colours are the client's`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../web/src/styles/tokens.css")
    let tokens = try String(contentsOf: file, encoding: .utf8)

    for colour in Look.all {
      let line = try #require(
        tokens.split(separator: "\n").first { $0.contains("--color-\(colour.name): light-dark(") })
      let found = line.replacing("var(--hue)", with: "262")
        .matches(of: /oklch\(([0-9.]+) ([0-9.]+) ([0-9.]+)\)/)
        .compactMap { match -> String? in
          guard let l = Double(match.1), let c = Double(match.2), let h = Double(match.3) else {
            return nil
          }
          return hexadecimal(l, c, h)
        }
      #expect(found == [colour.light, colour.dark], "\(colour.name)")
    }
  }

  private func message(_ letter: Letter) throws -> MailMessage {
    MailMessage(
      letter, from: try #require(EmailAddress("martlet@chat.example.org")), world: .test())
  }

  /// From OKLCH to sRGB, as CSS Color 4 has it (section 10.4 and its sample code).
  private func hexadecimal(_ lightness: Double, _ chroma: Double, _ hue: Double) -> String {
    let (a, b) = (chroma * cos(hue * .pi / 180), chroma * sin(hue * .pi / 180))
    let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
    let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
    let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
    let linear = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    ]
    return linear.reduce(into: "#") { text, value in
      let value = min(max(value, 0), 1)
      let encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
      let byte = Int((encoded * 255).rounded())
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
}
